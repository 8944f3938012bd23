package dev.pgtrace.analysis.compare;

/// The two sides of a comparison: A is the old one, B the new one. Changes are of B against A.
public enum Side {
    OLD("old", "A"),
    NEW("new", "B");

    private final String word;
    private final String letter;

    Side(String word, String letter) {
        this.word = word;
        this.letter = letter;
    }

    /// As the command line and documents say it.
    public String word() {
        return word;
    }

    /// As the window says it.
    public String letter() {
        return letter;
    }

    public Side other() {
        return this == OLD ? NEW : OLD;
    }
}
