package io.millrace.merkle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Lists of leaf hashes, those of the published test vectors and random ones. */
final class Trees {

    static final HexFormat HEX = HexFormat.of();

    /** The eight entries of the reference tests of Certificate Transparency (merkle_tree_test.cc). */
    static final List<byte[]> PUBLISHED = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HEX::parseHex)
            .map(MerkleHash::leaf)
            .toList();

    /** The roots of the first 0 to 8 of these entries, by the same tests. */
    static final List<String> PUBLISHED_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private Trees() {}

    static List<byte[]> random(int size, Random random) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(hash(random));
        }
        return leaves;
    }

    static byte[] hash(Random random) {
        byte[] hash = new byte[MerkleHash.BYTES];
        random.nextBytes(hash);
        return hash;
    }

    /** The definition of RFC 9162, section 2.1.1, word for word. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return MerkleHash.empty();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return MerkleHash.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    static InclusionPaths.Found prove(List<byte[]> leaves, long... indexes) {
        Iterator<byte[]> next = leaves.iterator();
        try {
            return InclusionPaths.of(leaves.size(), next::next, indexes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InclusionProof proof(List<byte[]> leaves, long index) {
        return prove(leaves, index).proofs().get(0);
    }
}
