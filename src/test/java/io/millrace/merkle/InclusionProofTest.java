package io.millrace.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InclusionProofTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @CsvSource({
        "0, 1, ''",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void shouldGiveThePublishedPaths(int index, int size, String path) {
        // When
        InclusionProof proof = Trees.proof(Trees.PUBLISHED.subList(0, size), index);

        // Then
        assertThat(proof.path().stream().map(Trees.HEX::formatHex).toList())
                .isEqualTo(path.isEmpty() ? List.of() : List.of(path.split(" ")));
        assertThat(proof.holds(Trees.PUBLISHED.get(index), Trees.HEX.parseHex(Trees.PUBLISHED_ROOTS.get(size))))
                .isTrue();
    }

    @Test
    void shouldHoldForEveryEntryAndForNothingElse() {
        System.out.println("seed " + seed);
        for (int size = 1; size < 130; size++) {
            // Given
            List<byte[]> leaves = Trees.random(size, random);
            byte[] root = Trees.root(leaves);

            // Then
            for (int index = 0; index < size; index++) {
                InclusionProof proof = Trees.proof(leaves, index);
                assertThat(proof.holds(leaves.get(index), root)).isTrue();
                assertThat(proof.holds(Trees.hash(random), root)).isFalse();
                assertThat(proof.holds(leaves.get(index), Trees.hash(random))).isFalse();
                assertThat(damaged(proof).holds(leaves.get(index), root)).isFalse();
            }
        }
    }

    @Test
    void shouldNotHoldAtAnotherPlaceOfTheSameList() {
        System.out.println("seed " + seed);
        for (int size = 2; size < 70; size++) {
            List<byte[]> leaves = Trees.random(size, random);
            byte[] root = Trees.root(leaves);
            InclusionProof proof = Trees.proof(leaves, random.nextInt(size));
            for (int other = -1; other <= size; other++) {
                // When
                InclusionProof moved = new InclusionProof(other, size, proof.path());

                // Then
                assertThat(moved.holds(leaves.get((int) proof.index()), root)).isEqualTo(other == proof.index());
            }
        }
    }

    @Test
    void shouldGiveThePathsOfSeveralEntriesInOnePass() {
        // Given
        System.out.println("seed " + seed);
        List<byte[]> leaves = Trees.random(77, random);

        // When
        List<InclusionProof> proofs = Trees.prove(leaves, 41, 3, 76).proofs();

        // Then
        assertThat(proofs).extracting(InclusionProof::index).containsExactly(41L, 3L, 76L);
        assertThat(proofs)
                .allSatisfy(proof -> assertThat(proof.holds(leaves.get((int) proof.index()), Trees.root(leaves)))
                        .isTrue());
    }

    @Test
    void shouldRefuseAnEntryThatIsNotThere() {
        assertThatThrownBy(() -> Trees.prove(Trees.PUBLISHED, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trees.prove(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** One hash more, one less, or one bit of one changed. */
    private InclusionProof damaged(InclusionProof proof) {
        List<byte[]> path = new ArrayList<>(proof.path());
        switch (path.isEmpty() ? 0 : random.nextInt(3)) {
            case 0 -> path.add(Trees.hash(random));
            case 1 -> path.remove(random.nextInt(path.size()));
            default -> {
                int changed = random.nextInt(path.size());
                byte[] hash = path.get(changed).clone();
                hash[random.nextInt(hash.length)] ^= (byte) (1 << random.nextInt(8));
                path.set(changed, hash);
            }
        }
        return new InclusionProof(proof.index(), proof.size(), path);
    }
}
