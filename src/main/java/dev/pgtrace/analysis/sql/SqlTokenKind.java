package dev.pgtrace.analysis.sql;

/// Kinds of SQL tokens.
public enum SqlTokenKind {
    /// A word that means something in itself, as far as a scanner can tell.
    KEYWORD,
    IDENTIFIER,
    /// `"quoted"` or `U&"quoted"`.
    QUOTED_IDENTIFIER,
    NUMBER,
    /// Any quoted constant: `'…'`, `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`, `$tag$…$tag$`.
    STRING,
    /// `$1`, `:1`, `:name`, `:"NAME"`, and `?` where no operator can stand.
    PARAMETER,
    OPERATOR,
    /// `( ) [ ] , ; . : .. :: := =>`.
    PUNCTUATION,
    COMMENT,
    WHITE_SPACE,
    /// A byte that no SQL has outside quotes.
    OTHER;

    boolean isSignificant() {
        return this != WHITE_SPACE && this != COMMENT;
    }
}
