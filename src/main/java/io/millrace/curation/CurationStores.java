package io.millrace.curation;

import io.millrace.text.Fingerprint;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state of curation: plain persistent stores with a compacted changelog each. None has a cache but those of lookups, which
 * change with each answer and are gone a moment later, and of recounts, which are marked again and again.
 */
final class CurationStores {

    /** review_id → cleaned text; written once a version. */
    static final String TEXTS = "texts";
    /** review_id → what is known of it; small, updated often. */
    static final String STATUS = "status";
    /** fingerprint → what is known of the text, and who holds it. */
    static final String FINGERPRINTS = "fingerprints";
    /** fingerprint → what the text is compared by, in each slot that has a key of it; written once. */
    static final String SKETCHES = "sketches";
    /** fingerprint → a lookup that is going on. */
    static final String LOOKUPS = "lookups";
    /** fingerprint and identity → a copy that is counted. */
    static final String COPIES = "copies";
    /** fingerprint → when holders or copies of the text changed, if its holders are to be told. */
    static final String RECOUNTS = "recounts";
    /** key of a band → the texts that have it. */
    static final String BANDS = "bands";

    private CurationStores() {}

    static StoreBuilder<?> texts() {
        return store(TEXTS, CurationSerdes.REVIEW_ID, CurationSerdes.CANDIDATE);
    }

    static StoreBuilder<?> status() {
        return store(STATUS, CurationSerdes.REVIEW_ID, CurationSerdes.STATUS);
    }

    static StoreBuilder<?> fingerprints() {
        return store(FINGERPRINTS, CurationSerdes.FINGERPRINT, TextSerdes.KNOWN);
    }

    static StoreBuilder<?> sketches() {
        return store(SKETCHES, CurationSerdes.FINGERPRINT, TextSerdes.SKETCH);
    }

    static StoreBuilder<?> lookups() {
        return cached(LOOKUPS, TextSerdes.LOOKUP);
    }

    static StoreBuilder<?> copies() {
        return store(COPIES, TextSerdes.COPY_KEY, TextSerdes.COPY);
    }

    static StoreBuilder<?> recounts() {
        return cached(RECOUNTS, Serdes.Long());
    }

    static StoreBuilder<?> bands() {
        return store(BANDS, Serdes.Long(), TextSerdes.BUCKET);
    }

    private static <V> StoreBuilder<KeyValueStore<Fingerprint, V>> cached(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), CurationSerdes.FINGERPRINT, values)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
