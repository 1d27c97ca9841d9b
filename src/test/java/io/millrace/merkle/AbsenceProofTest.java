package io.millrace.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.merkle.AbsenceProof.Neighbour;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Entries are their positions. */
class AbsenceProofTest {

    private static final int SPREAD = 1000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void shouldHoldInEveryGapAndNowhereElse() {
        System.out.println("seed " + seed);
        for (int size = 0; size < 40; size++) {
            // Given
            List<Long> positions = positions(size);
            byte[] root = root(positions);

            for (int gap = 0; gap <= size; gap++) {
                // When
                AbsenceProof proof = new AbsenceProof(neighbour(positions, gap - 1), neighbour(positions, gap));

                // Then
                for (long position = -2; position < SPREAD + 2; position++) {
                    assertThat(proof.holds(position, root))
                            .as("position %d in gap %d of %s", position, gap, positions)
                            .isEqualTo(isIn(positions, gap, position));
                }
                assertThat(proof.holds(random.nextInt(SPREAD), Trees.hash(random)))
                        .isFalse();
            }
        }
    }

    @Test
    void shouldNotHoldAcrossAnEntryWhateverSizeIsClaimed() {
        System.out.println("seed " + seed);
        for (int size = 3; size < 20; size++) {
            // Given
            List<Long> positions = positions(size);
            byte[] root = root(positions);
            int hidden = 1 + random.nextInt(size - 2);
            Neighbour before = neighbour(positions, hidden - 1);
            Neighbour after = neighbour(positions, hidden + 1);

            // Then
            for (int claimed = 1; claimed < 3 * size; claimed++) {
                for (int index = 0; index < claimed - 1; index++) {
                    AbsenceProof forged =
                            new AbsenceProof(moved(before, index, claimed), moved(after, index + 1, claimed));
                    assertThat(forged.holds(positions.get(hidden), root)).isFalse();
                }
            }
        }
    }

    @Test
    void shouldNotHideTheEndsOfAList() {
        // Given
        List<Long> positions = List.of(10L, 20L, 30L);
        byte[] root = root(positions);

        // Then
        assertThat(new AbsenceProof(null, neighbour(positions, 1)).holds(10, root))
                .isFalse();
        assertThat(new AbsenceProof(neighbour(positions, 1), null).holds(30, root))
                .isFalse();
        assertThat(new AbsenceProof(null, null).holds(20, root)).isFalse();
        assertThat(new AbsenceProof(null, moved(neighbour(positions, 1), 0, 2)).holds(10, root))
                .isFalse();
        assertThat(new AbsenceProof(moved(neighbour(positions, 1), 1, 2), null).holds(30, root))
                .isFalse();
    }

    @Test
    void shouldOrderPositionsAsUnsigned() {
        // Given
        List<Long> positions = List.of(5L, -5L);
        AbsenceProof between = new AbsenceProof(neighbour(positions, 0), neighbour(positions, 1));

        // Then
        assertThat(between.holds(6, root(positions))).isTrue();
        assertThat(between.holds(-6, root(positions))).isTrue();
        assertThat(between.holds(-4, root(positions))).isFalse();
        assertThat(between.holds(0, root(positions))).isFalse();
    }

    private List<Long> positions(int size) {
        TreeSet<Long> positions = new TreeSet<>();
        while (positions.size() < size) {
            positions.add((long) random.nextInt(SPREAD));
        }
        return List.copyOf(positions);
    }

    private static boolean isIn(List<Long> positions, int gap, long position) {
        boolean afterBefore = gap == 0 || Long.compareUnsigned(positions.get(gap - 1), position) < 0;
        return afterBefore && (gap == positions.size() || Long.compareUnsigned(position, positions.get(gap)) < 0);
    }

    private static byte[] leaf(long position) {
        return MerkleHash.leaf(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    }

    private static List<byte[]> leaves(List<Long> positions) {
        return positions.stream().map(AbsenceProofTest::leaf).toList();
    }

    private static byte[] root(List<Long> positions) {
        return Trees.root(leaves(positions));
    }

    /** Null if there is no such entry. */
    private static Neighbour neighbour(List<Long> positions, int index) {
        if (index < 0 || index >= positions.size()) {
            return null;
        }
        long position = positions.get(index);
        return new Neighbour(position, leaf(position), Trees.proof(leaves(positions), index));
    }

    private static Neighbour moved(Neighbour from, int index, int size) {
        InclusionProof moved = new InclusionProof(index, size, from.inclusion().path());
        return new Neighbour(from.position(), from.leafHash(), moved);
    }
}
