package io.millrace.curation;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of curation: plain persistent stores, without a cache, with a compacted changelog each. */
final class CurationStores {

    /** review_id → cleaned text; written once a version. */
    static final String TEXTS = "texts";
    /** review_id → what is known of it; small, updated often. */
    static final String STATUS = "status";
    /** fingerprint → the review that owns it. */
    static final String FINGERPRINTS = "fingerprints";

    private CurationStores() {}

    static StoreBuilder<?> texts() {
        return store(TEXTS, CurationSerdes.REVIEW_ID, CurationSerdes.CANDIDATE);
    }

    static StoreBuilder<?> status() {
        return store(STATUS, CurationSerdes.REVIEW_ID, CurationSerdes.STATUS);
    }

    static StoreBuilder<?> fingerprints() {
        return store(FINGERPRINTS, CurationSerdes.FINGERPRINT, CurationSerdes.REVIEW_ID);
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }
}
