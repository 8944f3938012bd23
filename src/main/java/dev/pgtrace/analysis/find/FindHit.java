package dev.pgtrace.analysis.find;

/// A place where the text was found.
///
/// @param cursor      row of the cursor
/// @param execution   row of the execution; for SQL the first one of the cursor, or -1 where there is none
/// @param position    for binds the number of the bind, otherwise -1
/// @param offsetBytes place in the file
/// @param lengthBytes length in the file
/// @param excerpt     the text around it on one line
/// @param from        where in the excerpt the found text begins
/// @param to          where in the excerpt it ends
public record FindHit(
        FindKind kind,
        int cursor,
        int execution,
        int position,
        long offsetBytes,
        int lengthBytes,
        String excerpt,
        int from,
        int to) {}
