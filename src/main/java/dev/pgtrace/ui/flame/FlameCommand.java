package dev.pgtrace.ui.flame;

/// What the keys of the flamegraph do.
public enum FlameCommand {
    IN("W +"),
    OUT("S −"),
    LEFT("A"),
    RIGHT("D"),
    WHOLE("0"),
    FIT("F"),
    NEXT("."),
    PREVIOUS(","),
    ALIKE("n"),
    BEFORE("p"),
    FILE("1"),
    HEAVIEST("2"),
    OPEN("Enter");

    private final String keys;

    FlameCommand(String keys) {
        this.keys = keys;
    }

    /// As the cheat sheet writes them.
    public String keys() {
        return keys;
    }
}
