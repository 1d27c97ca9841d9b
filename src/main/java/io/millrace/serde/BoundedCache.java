package io.millrace.serde;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * A thread-safe map that starts anew when it is full: enough where entries are few by nature and the bound is only there
 * for hostile input. Reading takes no lock.
 */
final class BoundedCache<K, V> {

    private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();
    private final int max;

    BoundedCache(int max) {
        this.max = max;
    }

    /** Returns the value, null if there is none. */
    V get(K key) {
        return entries.get(key);
    }

    /** Returns the value; makes and keeps it if there is none. Two threads may make it at once, one result is kept. */
    V get(K key, Function<? super K, ? extends V> make) {
        V value = entries.get(key);
        return value != null ? value : putIfAbsent(key, make.apply(key));
    }

    /** Keeps a value. */
    void put(K key, V value) {
        makeRoom();
        entries.put(key, value);
    }

    private V putIfAbsent(K key, V value) {
        makeRoom();
        V present = entries.putIfAbsent(key, value);
        return present != null ? present : value;
    }

    private void makeRoom() {
        if (entries.size() >= max) {
            entries.clear();
        }
    }
}
