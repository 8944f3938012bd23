/// The language in which one asks a trace for executions: the same in the command line's `--filter`, in the window's
/// filter field and in named filters.
///
/// ```
/// expression := any                                  blank = everything
/// any        := all ("or" all)*
/// all        := not (["and"] not)*                    "and" binds closer than "or" and may be left out
/// not        := "not" not | "(" any ")" | condition
/// condition  := field comparison | flag | text | "#" number | "@" name
/// comparison := ("=" | "!=" | "<" | "<=" | ">" | ">=" | "~") value      also "==" and "<>"
///             | ["not"] "like" value | ["not"] "in" "(" value ("," value)* ")" | "is" ["not"] "missing"
/// field      := a word of FilterFigure or FilterText, or "$" number: that bind value
/// value      := word | quoted | number [unit]
/// quoted     := "'" … "'" | '"' … '"'                 the quote inside is doubled
/// ```
///
/// Figures compare by order, texts by `=`, `~` (contains) and `like` (`%` any text, `_` any character), whatever
/// the case. Times need a unit (`us ms s min h`); counts may end in `k` or `M`; blocks are also written as bytes
/// (`8MB`), bytes with `kB MB GB TB` of 1024; shares end in `%`. A text alone is looked for in the SQL, `#12` is
/// `id = 12`, `@slow` is the filter named so.
///
/// **What a trace does not tell is missing, never 0.** A comparison with it is neither true nor false but
/// unknown, `not` of unknown is unknown, `and` is unknown unless one side is false, `or` unless one side is true;
/// only executions for which the whole is true get through. So neither `cpu > 1ms` nor `not cpu > 1ms` chooses an
/// execution without CPU time; `cpu is missing` does. A condition on the plan (`table`, `index`, `node`) holds
/// when any node fits, and is unknown without a plan.
///
/// - [dev.pgtrace.analysis.filter.FilterExpression] is a parsed filter;
///   [dev.pgtrace.analysis.filter.ExecutionFilter] is one compiled for a trace. Tests are ordered by how dear
///   they are; what a statement, a plan shape or a session decides is tested once for it.
/// - [dev.pgtrace.analysis.filter.FilterCompletion] proposes what may stand at a place.
/// - [dev.pgtrace.analysis.filter.FilterSyntaxException] says where and why an expression cannot be understood.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.filter;
