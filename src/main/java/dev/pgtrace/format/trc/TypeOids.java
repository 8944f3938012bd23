package dev.pgtrace.format.trc;

import java.util.BitSet;

/// Whether a number may be the OID of a type. Where the tracer reads memory that is no parameter list, it prints
/// NULL with whatever it finds: mostly zero, or the upper half of an address, which on Linux x86-64 starts with
/// 0x55, 0x56 (program) or 0x7f (stack and libraries).
final class TypeOids {
    private static final int FIRST_GENBKI = 10_000;
    private static final int FIRST_USER = 16_384;
    private static final int[] BUILT_IN = {
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 71, 75, 81, 83, 114, 142, 143, 194, 199, 210,
        269, 271, 325, 600, 601, 602, 603, 604, 628, 629, 650, 651, 700, 701, 705, 718, 719, 774, 775, 790, 791, 829,
        869, 1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018,
        1019, 1020, 1021, 1022, 1023, 1024, 1025, 1027, 1028, 1033, 1034, 1040, 1041, 1042, 1043, 1082, 1083, 1114,
        1115, 1182, 1183, 1184, 1185, 1186, 1187, 1231, 1248, 1263, 1266, 1270, 1560, 1561, 1562, 1563, 1700, 1790,
        2201, 2202, 2203, 2204, 2205, 2206, 2207, 2208, 2209, 2210, 2211, 2249, 2275, 2276, 2277, 2278, 2279, 2280,
        2281, 2283, 2287, 2776, 2842, 2843, 2949, 2950, 2951, 2970, 3115, 3220, 3221, 3310, 3361, 3402, 3500, 3614,
        3615, 3642, 3643, 3644, 3645, 3734, 3735, 3769, 3770, 3802, 3807, 3831, 3838, 3904, 3905, 3906, 3907, 3908,
        3909, 3910, 3911, 3912, 3913, 3926, 3927, 4066, 4072, 4073, 4089, 4090, 4096, 4097, 4191, 4192, 4451, 4532,
        4533, 4534, 4535, 4536, 4537, 4538, 4600, 4601, 5017, 5038, 5039, 5069, 5077, 5078, 5079, 5080, 6101, 6150,
        6151, 6152, 6153, 6155, 6156, 6157
    };
    private static final BitSet KNOWN = new BitSet(FIRST_GENBKI);

    static {
        for (int oid : BUILT_IN) {
            KNOWN.set(oid);
        }
    }

    private TypeOids() {}

    /// Whether a NULL may have this type.
    static boolean plausibleForNull(long oid) {
        if (oid <= 0 || oid > 0xffff_ffffL) {
            return false;
        }
        if (oid < FIRST_GENBKI) {
            return KNOWN.get((int) oid);
        }
        long upper = oid >>> 8;
        return oid < FIRST_USER || upper != 0x55 && upper != 0x56 && upper != 0x7f;
    }
}
