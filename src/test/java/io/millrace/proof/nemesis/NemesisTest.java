package io.millrace.proof.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NemesisTest {

    private static final long SEED = 7;

    @TempDir
    private Path temp;

    @Test
    void shouldChooseBySeedAlone() {
        assertThat(choices(new Deck(weights(), new Random(SEED)), 100))
                .isEqualTo(choices(new Deck(weights(), new Random(SEED)), 100))
                .isNotEqualTo(choices(new Deck(weights(), new Random(SEED + 1)), 100));
    }

    @Test
    void shouldChooseEachFaultAsOftenAsItWeighs() {
        // When
        List<String> names = choices(new Deck(weights(), new Random(SEED)), 30);

        // Then
        assertThat(names).filteredOn("often"::equals).hasSize(15);
        assertThat(names).filteredOn("sometimes"::equals).hasSize(10);
        assertThat(names).filteredOn("rarely"::equals).hasSize(5);
    }

    @Test
    void shouldKeepForLaterWhatIsNotPossibleNow() {
        // Given
        Deck deck = new Deck(weights(), new Random(SEED));

        // When
        Optional<Fault> none = deck.next(fault -> false);
        List<String> names = IntStream.range(0, 3)
                .mapToObj(i -> deck.next(fault -> fault.name().equals("often")).orElseThrow())
                .map(Fault::name)
                .toList();

        // Then
        assertThat(none).isEmpty();
        assertThat(names).containsOnly("often");
        assertThat(choices(deck, 3)).containsExactlyInAnyOrder("sometimes", "sometimes", "rarely");
    }

    @Test
    void shouldOfferEachFaultUnderANameOfItsOwn() throws IOException {
        // When
        Set<Fault> faults = Faults.all(new PlainStorage(temp)).keySet();

        // Then
        assertThat(faults).extracting(Fault::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldEndEachStrikeOnce() {
        // Given
        AtomicInteger ended = new AtomicInteger();
        try (Ends ends = new Ends()) {
            ends.schedule(Strike.lasting("now", Duration.ZERO, ended::incrementAndGet));
            ends.schedule(Strike.lasting("later", Duration.ofHours(1), ended::incrementAndGet));

            // When
            ends.now();

            // Then
            assertThat(ends.isQuiet()).isTrue();
            assertThat(ended).hasValue(2);
        }
    }

    @Test
    void shouldMeasureUntilEveryPartitionHasSomethingNew() {
        // Given
        Set<Integer> stuck = new HashSet<>(Set.of(1));
        AtomicInteger seen = new AtomicInteger();
        Outputs outputs = () -> new long[] {seen.incrementAndGet(), stuck.isEmpty() ? seen.get() : 0};
        try (Recoveries recoveries = new Recoveries(outputs)) {
            long now = System.nanoTime();

            // When
            CompletableFuture<Optional<Duration>> recovery = recoveries.since(now);
            boolean early = Waiting.until(Duration.ofSeconds(1), recovery::isDone);
            stuck.clear();
            Optional<Duration> time = recovery.orTimeout(10, TimeUnit.SECONDS).join();

            // Then
            assertThat(early).isFalse();
            assertThat(time).hasValueSatisfying(length -> assertThat(length).isGreaterThan(Duration.ofSeconds(1)));
        }
    }

    @Test
    void shouldSeeWhichInstanceGotOn() {
        // Given
        Membership before = membership(10, 10);
        Membership after = membership(10, 11);

        // When // Then
        assertThat(after.hasProgressed("instance-0", before)).isFalse();
        assertThat(after.hasProgressed("instance-1", before)).isTrue();
        assertThat(after.hasProgressed("instance-2", before)).isFalse();
        assertThat(after.hasProgressed("instance-3", before)).isTrue();
        assertThat(after.hasProgressed("instance-10", before)).isFalse();
    }

    @Test
    void shouldTellWorkersByTheirTransactions() {
        assertThat(HaltBeforeCommit.worker("app-curation-84b6bd75-5bdb-4a82-b3e0-eee5566e5449-1"))
                .isEqualTo("curation");
        assertThat(HaltBeforeCommit.worker("my-builder-app-trainer-84b6bd75-5bdb-4a82-b3e0-eee5566e5449"))
                .isEqualTo("trainer");
        assertThat(HaltBeforeCommit.worker("app-redaction-84b6bd75-5bdb-4a82-b3e0-eee5566e5449"))
                .isEqualTo("redaction");
    }

    @Test
    void shouldLetNoSnapshotBeWrittenWhileAFileIsInTheWay() throws IOException {
        // Given
        StorageFolder storage = new PlainStorage(temp);
        Path snapshots = Files.createDirectories(temp.resolve("snapshots"));
        Path old = Files.writeString(snapshots.resolve("old"), "x");

        // When
        boolean struck = storage.inflict(storage.damages().get(0));

        // Then
        assertThat(struck).isTrue();
        assertThat(storage.isWhole()).isFalse();
        assertThatThrownBy(() -> Files.createDirectories(snapshots.resolve("new")))
                .isInstanceOf(FileSystemException.class);
        storage.repair();
        assertThat(storage.isWhole()).isTrue();
        assertThat(old).exists();
    }

    @Test
    void shouldFillAndProtectAMountedFolder() throws IOException {
        assumeTrue(MountedStorage.isPermitted(), "mounting is not permitted here");
        try (StorageFolder storage = StorageFolder.open(temp)) {
            Path file = Files.write(storage.path().resolve("file"), new byte[100_000]);
            for (StorageFolder.Damage damage : storage.damages()) {
                // When
                boolean struck = storage.inflict(damage);

                // Then
                assertThat(struck).as(damage.name()).isTrue();
                assertThatThrownBy(() -> Files.write(storage.path().resolve("new"), new byte[1 << 20]))
                        .isInstanceOf(IOException.class);
                assertThat(file).hasSize(100_000);
                storage.repair();
                Files.write(storage.path().resolve("new"), new byte[1 << 20]);
            }
        }
        assertThat(temp).isEmptyDirectory();
    }

    /** Instance 2 and 10 do nothing and are nowhere; instance 3 has a place and nothing to do. */
    private static Membership membership(long committed0, long committed1) {
        Membership now = Membership.none();
        now.add("instance-0-StreamThread-1-consumer", "group", Set.of(new TopicPartition("topic", 0)));
        now.add("instance-1", "group", Set.of(new TopicPartition("topic", 1)));
        now.add("instance-3", "group", Set.of());
        now.committed().put(new Membership.Work("group", new TopicPartition("topic", 0)), committed0);
        now.committed().put(new Membership.Work("group", new TopicPartition("topic", 1)), committed1);
        return now;
    }

    private static List<String> choices(Deck deck, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> deck.next(any -> true).orElseThrow().name())
                .toList();
    }

    private static Map<Fault, Integer> weights() {
        Map<Fault, Integer> weights = new LinkedHashMap<>();
        weights.put(new Named("often"), 3);
        weights.put(new Named("sometimes"), 2);
        weights.put(new Named("rarely"), 1);
        return weights;
    }

    private record Named(String name) implements Fault {

        @Override
        public boolean possible(Battlefield now) {
            return true;
        }

        @Override
        public Optional<Strike> strike(Battlefield field, Random random) {
            return Optional.of(Strike.done(name));
        }
    }
}
