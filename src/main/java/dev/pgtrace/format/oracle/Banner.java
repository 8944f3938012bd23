package dev.pgtrace.format.oracle;

/// The line of a trace file's header that names the version: `Oracle Database 19c Enterprise Edition Release …`,
/// `Oracle9i Enterprise Edition Release 9.2.0.6.0`, `Oracle8 …`, `Oracle7 Server Release …`.
final class Banner {
    private static final byte[] ORACLE = Ascii.bytes("Oracle");
    private static final byte[] RELEASE = Ascii.bytes(" Release ");
    private static final byte[] DATABASE = Ascii.bytes("Oracle Database ");
    private static final byte[] AI_DATABASE = Ascii.bytes("Oracle AI Database ");
    private static final int LONGEST = 300;

    private Banner() {}

    static boolean isAt(byte[] bytes, int from, int to) {
        if (!Ascii.startsWith(bytes, from, to, ORACLE) || to - from > LONGEST) {
            return false;
        }
        return Ascii.startsWith(bytes, from, to, DATABASE)
                || Ascii.startsWith(bytes, from, to, AI_DATABASE)
                || Ascii.find(bytes, from, to, RELEASE) > 0;
    }
}
