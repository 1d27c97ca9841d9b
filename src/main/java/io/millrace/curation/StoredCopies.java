package io.millrace.curation;

import io.millrace.grouping.Copies;
import io.millrace.grouping.Copy;
import io.millrace.text.Fingerprint;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The counted copies of one text, in a store of those of all texts.
 *
 * @param text the text
 * @param store the store
 */
record StoredCopies(Fingerprint text, KeyValueStore<CopyKey, Copy> store) implements Copies {

    @Override
    public Copy get(long identity) {
        return store.get(new CopyKey(text, identity));
    }

    @Override
    public void put(Copy copy) {
        store.put(new CopyKey(text, copy.identity()), copy);
    }

    @Override
    public void remove(long identity) {
        store.delete(new CopyKey(text, identity));
    }
}
