package io.millrace.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the off-heap memory of all state stores of the process together: one block cache, which also pays for the
 * write buffers, indexes and filters. The first store to open sets the size.
 *
 * <p>The bound is not strict. A strict cache refuses a block that has no room, and a read or a flush of the store fails with
 * it; this one goes over its size instead, for as long as blocks are pinned by readers and write buffers wait for their
 * flush, and then shrinks again. Leave room of a tenth, and for what is no cache at all: about 1 MiB for each open store, and
 * the memory in which RocksDB compacts.
 */
public final class RocksDbBounds implements RocksDBConfigSetter {

    /** The configuration key of the bound, in bytes. */
    static final String BYTES_MAX = "millrace.rocksdb.bytes.max";

    private static final double WRITE_SHARE = 0.4;
    private static final double BLOOM_BITS = 10;
    private static final int SHARD_BITS_AUTO = -1;

    private static LRUCache cache;
    private static WriteBufferManager writeBuffers;
    private static long bound;

    /** For Kafka Streams, which makes it by name. */
    public RocksDbBounds() {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        share(Long.parseLong(String.valueOf(configs.get(BYTES_MAX))));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(new BloomFilter(BLOOM_BITS, false));
        options.setWriteBufferManager(writeBuffers);
        // Streams drops the filters of the last level; deduplication looks up keys that are absent most of the time.
        options.setOptimizeFiltersForHits(false);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers are shared by all stores, so they stay.
    }

    /** The bound, in bytes; 0 as long as no store was opened. */
    public static synchronized long bytesMax() {
        return bound;
    }

    /** What is used of it now, in bytes; 0 as long as no store was opened. Write buffers count in steps of some 100 KiB. */
    public static synchronized long bytesUsed() {
        return cache == null ? 0 : cache.getUsage();
    }

    private static synchronized void share(long bytesMax) {
        if (cache == null) {
            cache = new LRUCache(bytesMax, SHARD_BITS_AUTO, false);
            bound = bytesMax;
            writeBuffers = new WriteBufferManager((long) (bytesMax * WRITE_SHARE), cache);
        }
    }
}
