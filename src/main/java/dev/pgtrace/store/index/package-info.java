/// The sidecar index (`.trcx`): the tables of a trace that was read completely, so that opening it again reads no text;
/// or of the beginning of one that may grow, so that opening it again reads only what was written since.
/// It is only a short cut: one that is damaged, of another version, or of a file that has changed since, is not used,
/// and made again.
///
/// What it holds: all figures of the trace; the names in it (tables, indexes, kinds of plan nodes, wait events), and
/// what its headers say (process ids, users, databases, client addresses, server and settings); hashes of its SQL. It
/// holds no SQL text and no bind values: these are read from the trace. Only the user who made it may read it.
///
/// Words are of eight bytes, the lowest first. Version 2:
///
/// ```
/// file     := header body contents
/// header   := 89 'T' 'R' 'C' 'X' 0D 0A 1A, version, bytes of the file, bytes of the body, bytes of the contents,
///             CRC-32C of the contents, 0, CRC-32C of the 56 bytes before: a word each
/// body     := section..., each filled up to whole words; sections are columns as
///             [dev.pgtrace.base.column.StoredColumn] writes them, or bytes:
///             starts of names, names one after the other, starts of plan shapes, fingerprints of these,
///             parents, labels, relations and indexes of their nodes, the columns of the statements, cursors,
///             executions, nodes, calls and waits, what the application adds
/// contents := a record [dev.pgtrace.store.index.Contents] as [dev.pgtrace.base.record.RecordCodec] writes it: which
///             file it is of, which program wrote it, sizes, where the sections are, CRC-32C of each 64 KiB of the body
/// ```
///
/// The stamp of a beginning has its length and no time (-1); what the application adds is then what the reader has to
/// know to go on.
///
/// Every byte is under a checksum. The contents and what the application adds are looked at first; a table, the names
/// or the shapes with all numbers in them that refer to rows when somebody first asks for one of them. Where they are
/// damaged the trace is read again in their place.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.store.index;
