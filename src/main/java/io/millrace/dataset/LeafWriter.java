package io.millrace.dataset;

import io.millrace.merkle.MerkleTree;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@link Leaves} and grows their tree. For one thread. */
final class LeafWriter implements Closeable {

    private final HashedFile file;
    private final DataOutputStream out;
    private final MerkleTree tree = new MerkleTree();

    LeafWriter(Path directory) throws IOException {
        file = new HashedFile(directory.resolve(Leaves.FILE));
        out = new DataOutputStream(file.out());
    }

    /** Adds the next leaf; they must come in shuffle order. */
    void append(Leaf leaf) throws IOException {
        append(leaf.position(), leaf.hash());
    }

    /** Adds the next leaf by its hash. */
    void append(long position, byte[] hash) throws IOException {
        out.writeLong(position);
        out.write(hash);
        tree.add(hash);
    }

    long size() {
        return tree.size();
    }

    /** 64 hexadecimal digits. */
    String root() {
        return Sha256.hex(tree.root());
    }

    FileEntry seal() throws IOException {
        out.flush();
        return file.seal(tree.size());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
