package io.millrace.runtime;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Supplies a processor together with the stores that it uses. Processors that are to share a store must be given the same
 * builder object.
 *
 * @param <K> type of the keys that come in
 * @param <V> type of the values that come in
 * @param <L> type of the keys that go out
 * @param <W> type of the values that go out
 */
public final class StoredProcessor<K, V, L, W> implements ProcessorSupplier<K, V, L, W> {

    private final Supplier<Processor<K, V, L, W>> supplier;
    private final Set<StoreBuilder<?>> stores;

    private StoredProcessor(Supplier<Processor<K, V, L, W>> supplier, Set<StoreBuilder<?>> stores) {
        this.supplier = supplier;
        this.stores = stores;
    }

    /** A processor and its stores. */
    public static <K, V, L, W> StoredProcessor<K, V, L, W> of(
            Supplier<Processor<K, V, L, W>> supplier, StoreBuilder<?>... stores) {
        return new StoredProcessor<>(supplier, Set.of(stores));
    }

    @Override
    public Processor<K, V, L, W> get() {
        return supplier.get();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores;
    }
}
