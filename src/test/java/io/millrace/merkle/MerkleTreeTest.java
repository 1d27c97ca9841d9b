package io.millrace.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    @Test
    void shouldGiveThePublishedRoots() {
        for (int size = 0; size <= Trees.PUBLISHED.size(); size++) {
            // When
            MerkleTree tree = tree(Trees.PUBLISHED.subList(0, size));

            // Then
            assertThat(Trees.HEX.formatHex(tree.root())).isEqualTo(Trees.PUBLISHED_ROOTS.get(size));
            assertThat(tree.size()).isEqualTo(size);
        }
    }

    @Test
    void shouldGiveTheRootOfTheDefinitionForAnyList() {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);

        for (int size = 0; size < 300; size++) {
            // When
            List<byte[]> leaves = Trees.random(size, random);

            // Then
            assertThat(tree(leaves).root()).as("size %d", size).isEqualTo(Trees.root(leaves));
            assertThat(Trees.prove(leaves).root()).as("size %d", size).isEqualTo(Trees.root(leaves));
        }
    }

    @Test
    void shouldTellLeavesFromNodes() {
        // Given
        byte[] left = MerkleHash.leaf(new byte[0]);
        byte[] both = new byte[2 * MerkleHash.BYTES];
        System.arraycopy(left, 0, both, 0, left.length);
        System.arraycopy(left, 0, both, left.length, left.length);

        // Then
        assertThat(MerkleHash.leaf(both)).isNotEqualTo(MerkleHash.node(left, left));
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree;
    }
}
