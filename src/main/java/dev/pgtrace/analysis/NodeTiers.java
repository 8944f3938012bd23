package dev.pgtrace.analysis;

import dev.pgtrace.model.Provenance;
import java.util.Arrays;

/// The counted tiers of an execution shared out among the nodes of its plan. Which node read what is not known: the
/// slower a node's reads, the more of the disk's are taken to be its own. Where all reads were of one tier there is
/// nothing to guess. Reused, not thread-safe.
final class NodeTiers {
    private long[] disk = new long[64];
    private long[] unsplit = new long[64];
    private long[] reads = new long[64];
    private boolean counted;
    private Provenance provenance = Provenance.ESTIMATED;

    void clear() {
        counted = false;
        provenance = Provenance.ESTIMATED;
    }

    /// Shares out what the device counted for an execution among the nodes of its loaded plan.
    void count(PlanWalk walk, int execution, DeviceReads device) {
        if (disk.length < walk.size) {
            disk = new long[walk.size];
            unsplit = new long[walk.size];
        }
        reads = walk.selfReads;
        long inNodes = 0;
        double slowness = 0;
        for (int i = 0; i < walk.size; i++) {
            inNodes += reads[i];
            slowness += weight(walk, i);
        }
        long whole = Math.max(inNodes, device.reads(execution));
        double share = whole == 0 ? 0 : (double) inNodes / whole;
        long diskBlocks = Math.round(device.tier3(execution) * share);
        long unsplitBlocks =
                Math.min(inNodes - diskBlocks, Math.round(device.unsplit(execution, walk.parallel()) * share));
        spread(walk, inNodes - diskBlocks - unsplitBlocks == 0 ? 0 : unsplitBlocks, diskBlocks, slowness);
        if (inNodes - diskBlocks - unsplitBlocks == 0) {
            unsplitRest(walk.size);
        }
        boolean one = unsplitBlocks == 0 && (diskBlocks == 0 || diskBlocks == inNodes);
        provenance = one ? device.provenance(execution) : Provenance.ESTIMATED;
        counted = true;
    }

    boolean isCounted() {
        return counted;
    }

    Provenance provenance() {
        return provenance;
    }

    long cache(int node) {
        return reads[node] - disk[node] - unsplit[node];
    }

    long disk(int node) {
        return disk[node];
    }

    long unsplit(int node) {
        return unsplit[node];
    }

    private static double weight(PlanWalk walk, int node) {
        return walk.selfReads[node] == 0 ? 0 : Math.max(1, walk.selfReadMicros[node]);
    }

    private void spread(PlanWalk walk, long unsplitBlocks, long diskBlocks, double slowness) {
        long diskLeft = diskBlocks;
        double slownessLeft = slowness;
        Arrays.fill(unsplit, 0, walk.size, 0);
        for (int i = 0; i < walk.size; i++) {
            double weight = weight(walk, i);
            disk[i] = weight == 0 ? 0 : Math.min(reads[i], Math.round(diskLeft * weight / slownessLeft));
            diskLeft -= disk[i];
            slownessLeft -= weight;
        }
        long unsplitLeft = unsplitBlocks;
        long roomLeft = 0;
        for (int i = 0; i < walk.size; i++) {
            long more = Math.min(diskLeft, reads[i] - disk[i]);
            disk[i] += more;
            diskLeft -= more;
            roomLeft += reads[i] - disk[i];
        }
        for (int i = 0; i < walk.size; i++) {
            long room = reads[i] - disk[i];
            unsplit[i] = room == 0 ? 0 : Math.round((double) unsplitLeft * room / roomLeft);
            unsplitLeft -= unsplit[i];
            roomLeft -= room;
        }
    }

    private void unsplitRest(int size) {
        for (int i = 0; i < size; i++) {
            unsplit[i] = reads[i] - disk[i];
        }
    }
}
