package dev.pgtrace.format.binary;

/// What a block holds.
enum BlockKind {
    /// Bytes of the text.
    TEXT('T', 16 << 20),
    /// Parts of the tables.
    TABLES('C', 64 << 20),
    /// The files that the text was in.
    FILES('F', 1 << 20),
    /// The list of the blocks before it.
    INDEX('I', 256 << 20),
    /// Of a later program; stepped over.
    OTHER('?', Integer.MAX_VALUE);

    private final int letter;
    private final int mostBytes;

    BlockKind(char letter, int mostBytes) {
        this.letter = letter;
        this.mostBytes = mostBytes;
    }

    int letter() {
        return letter;
    }

    /// The content of a block is never larger.
    int mostBytes() {
        return mostBytes;
    }

    static BlockKind of(int letter) {
        for (BlockKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        return OTHER;
    }
}
