/// Our own dialect of `.trc`: a superset of what pg_trace's newest version prints, written by
/// [dev.pgtrace.format.trc.recording.RecordingWriter] and read back without loss. This is its grammar, version 1.
///
/// ```
/// file     := (header record*)+              more than one header where rotated files were put together
/// header   := STARS / "*** pgtrace recording, version 1" / ("*** " name ": " rest)* / STARS
///             names: Writer, Server, Server version, Route, Scope, Started, Part, Setting*, Fidelity*
/// STARS    := 71 x '*'
/// record   := "===== " bytes "\n" body       body has exactly that many bytes and ends with a newline
/// body     := line+                          the first word of the first line tells the kind
/// line     := (any byte but '[' and newline | text)* "\n"
/// text     := "[" n "]" and n raw bytes, or "[" n " of " m "]" and n bytes: what was longer is cut
///
/// BACKEND #b [pid=n] [start=TIME] / " user=" text " database=" text " app=" text " client=" text
/// PARSE #c backend=b / "SQL: " text          a cursor: a text that a backend runs
/// [BINDS #c: / ("  bind i: " ("value=" text | "value=NULL") [oacdef=n] [cut=1] [bad=1])+]
/// EXEC #c [id=n] [parent=n] depth=n [at=TIME] [queryid=n] [flags=A+B]
///   (CALL #c: [c=n] [e=n] [p=BLOCKS | dev=n] [cr=n] [pr=n] [r=n] [tim=n])*     CALL := PARSE | BIND | EXEC | FETCH | …
///   [PARSE TIME: [ela=S sec] [cpu=S sec]]
///   [EXEC TIME: [ela=S sec] [rows=n]]
///   [EXEC STATS: [cr=n] [pr=n] [cpu=S sec] [io=S sec] [dirtied=n] [written=n] [tr=n] [tw=n]
///               [tio=S sec] [wr=n] [p=BLOCKS | dev=n] [prov=P]]
///   [TIERS: …]                               derived from EXEC STATS, for people
///   [ERROR: state=text message=text]
///   [STAT #c: / node+]  (PLAN: text)*  (STACK: text)*
///   (WAIT #c: wait)*  (BUFFER #c: nam=text ela=text file=text [block=n] table=text fork=text)*
/// node     := indent "-> " text " (" [cost=a..b] [rows=n] [width=n] ")" [" (actual " [rows=n] [loops=n] ")"]
///             [depth=n] [parent=n] / [Relation: text] [Index: text] [Timing: [startup=M ms] [total=M ms]]
///             [Buffers: shared [hit=n] [read=n] [dirtied=n] [written=n]] [I/O Detail: total=M ms]
///             [Local Buffers: [hit=n] [read=n]] [Temp Buffers: [read=n] [written=n]]
///             [WAL: [records=n] [fpi=n] [bytes=n]] ("- " text)*     each on a line of its own
/// wait     := nam=text [ela=n] class=COMPONENT [between=1] [samples=n] [blocker=n] [at=TIME] [par=text]
/// WAIT backend=b wait                        a wait outside of executions
/// SETTING [at=TIME] [pid=n] name=text value=text
/// GAP [at=TIME] [pid=n] [lost=n] reason=text
/// NOTE [at=TIME] [pid=n] severity=text [state=text] message=text
/// END [at=TIME] events=n executions=n cursors=n [next=text]     the footer
/// ```
///
/// `n` are integers; `S` are seconds with six decimals, `M` milliseconds with three; `TIME` is ISO 8601 in UTC with
/// microseconds; BLOCKS counts 8 kB with up to four decimals (the kernel counts 512 bytes), `dev` bytes. `c` is CPU,
/// `e` elapsed time, both in microseconds, `p` what came from the device, `cr` blocks found in and `pr` read into
/// shared buffers, `tr` and `tw` blocks of temporary files and `tio` their time, `wr` what parallel workers read of
/// `pr` and `tr`, `r` rows, `tim` when the call began in microseconds since 1970 UTC. A number that is not known is
/// left out, never 0. Indents are two blanks a level; the parent of a node is the last one above with a smaller depth;
/// where that is not so, or where a
/// depth is greater than 60, `depth` and `parent` say it. Node figures are sums over loops and processes and include
/// the children.
///
/// Nothing in a text can imitate a record, since its length is known before it is read. A bracket opens a text
/// wherever it stands, also in lines and kinds that a reader does not know: so it can step over them. Numbers of
/// backends and cursors count from 1 in each file; the latest [dev.pgtrace.format.trc.recording.Dictionary#KEPT] may
/// be named, older ones are declared again. New kinds of records, lines and words keep the version; a reader refuses
/// a greater one.
///
/// A recording of several files has `Part` counting from 1 in its headers, and each footer but the last names the
/// `next` file, which is in the same folder. Whoever comes to such a footer at the end of a file goes on there, also
/// while it is still written; a trace whose next file is missing, or has another `Started` or the wrong `Part`, is
/// incomplete. Offsets count through all files. Opening a later file reads from there on.
///
/// A file without END was cut off: everything before the cut counts. A record is damaged where a text in it reaches
/// beyond it, where it does not end with a line, where one of its lines starts a record, and where it lacks what its
/// kind is named for: the number of a BACKEND or PARSE, the text of a PARSE, the one EXEC line, which is the first or
/// has BINDS as the first before it. Nothing of a damaged record counts, and reading goes on at the next line in it
/// that starts a record, or else behind it. An execution whose cursor was lost counts, with a text and a backend that
/// are not known.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.trc.recording;
