package io.millrace.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bucket, or a part of it. What is published is below a key that holds the digest of its content, so that whatever several
 * builders of one name do, however late, none can change what another has written:
 *
 * <pre>
 * prefix/models/v7/5f0c…/model.bin    the files, as they were built
 * prefix/models/v7/5f0c…/SHA256SUMS   their names and digests; 5f0c… is the digest of this text
 * prefix/models/v7/published          5f0c…, which makes it exist: written last, only if it is not there
 * </pre>
 *
 * <p>A URI with the digest so stands for its content: it is checked when it is fetched, and a local copy can be used for ever
 * without asking. What a builder left that was killed, or was second, is named by nobody; who builds the same writes it again.
 */
final class S3Storage implements Storage {

    private static final String POINTER = "published";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Bucket bucket;
    private final S3Location root;
    private final LocalCache cache;

    private S3Storage(Bucket bucket, S3Location root, LocalCache cache) {
        this.bucket = bucket;
        this.root = root;
        this.cache = cache;
    }

    static S3Storage open(StorageSettings settings) {
        return open(settings, Patience.SERVICE);
    }

    static S3Storage open(StorageSettings settings, Patience patience) {
        Bucket bucket = new Bucket(S3Clients.create(settings.s3(), patience));
        try {
            LocalCache cache = LocalCache.open(settings.local(), settings.cacheBytesMax());
            return new S3Storage(bucket, S3Location.of(settings.uri()), cache);
        } catch (IOException e) {
            bucket.close();
            throw noDisk(settings.local(), e);
        }
    }

    /** {@inheritDoc} What an attempt before left there is removed. */
    @Override
    public Path draft(StoredName name) {
        Path draft = draftOf(name);
        try {
            LocalCache.delete(draft);
            return draft;
        } catch (IOException e) {
            throw noDisk(draft, e);
        }
    }

    @Override
    public URI publish(StoredName name) {
        Path draft = draftOf(name);
        if (Files.notExists(draft)) {
            throw new StorageException(draft + " was not built; build it again");
        }
        try {
            FileSums sums = FileSums.of(draft);
            String standing = standing(name).orElse(null);
            if (standing == null) {
                upload(draft, sums, name);
                standing = settle(name, sums.id());
            }
            keep(draft, sums.id().equals(standing) ? standing : null);
            return location(name, standing).toDirectoryUri();
        } catch (IOException e) {
            throw noDisk(draft, e);
        }
    }

    @Override
    public Optional<URI> find(StoredName name) {
        return standing(name).map(id -> location(name, id).toDirectoryUri());
    }

    @Override
    public StoredDirectory fetch(URI location) {
        return fetch(location, "", name -> true);
    }

    /** {@inheritDoc} They are a copy of their own, unless there is one of all. */
    @Override
    public StoredDirectory fetch(URI location, Set<String> names) {
        return cache.has(S3Location.of(location).name())
                ? fetch(location)
                : fetch(location, "-" + partId(names), names::contains);
    }

    private StoredDirectory fetch(URI location, String part, Predicate<String> wanted) {
        if (!"s3".equals(location.getScheme())) {
            return LocalStorage.open(location);
        }
        S3Location directory = S3Location.of(location);
        String id = requireId(directory.name(), directory);
        try {
            return cache.fetch(id + part, copy -> download(directory, id, wanted, copy));
        } catch (IOException e) {
            throw noDisk(cache.copies(), e);
        }
    }

    @Override
    public boolean exists(URI location) {
        if ("s3".equals(location.getScheme())) {
            return bucket.read(S3Location.of(location).resolve(FileSums.FILE)).isPresent();
        }
        try (StoredDirectory directory = LocalStorage.open(location)) {
            return Files.isDirectory(directory.path());
        }
    }

    @Override
    public Optional<URI> findNewest(StoredName first) {
        return revisions(first)
                .filter(object -> object.name().equals(POINTER))
                .map(object -> nameOf(object, first))
                .max(first.byRevision())
                .flatMap(id -> find(new StoredName(first.kind(), id)));
    }

    /** {@inheritDoc} What makes them exist goes first. */
    @Override
    public void deleteOthers(StoredName first, URI kept) {
        String keptName = "s3".equals(kept.getScheme()) ? nameOf(S3Location.of(kept), first) : "";
        if (!first.isRevision(keptName)) {
            return;
        }
        List<S3Location> others = revisions(first)
                .filter(object -> !nameOf(object, first).equals(keptName))
                .sorted(Comparator.comparing(object -> !object.name().equals(POINTER)))
                .toList();
        others.forEach(bucket::delete);
        try {
            for (S3Location object : others) {
                if (object.name().equals(FileSums.FILE)) {
                    cache.drop(object.parent().name());
                }
            }
        } catch (IOException e) {
            throw noDisk(cache.copies(), e);
        }
    }

    /** All objects of a name and its revisions. */
    private Stream<S3Location> revisions(StoredName first) {
        return bucket.list(root.resolve(first.toString())).stream()
                .filter(object -> first.isRevision(nameOf(object, first)));
    }

    /** Under which name something is, of the kind of another name; empty if it is elsewhere. */
    private String nameOf(S3Location object, StoredName of) {
        String kind = root.resolve(of.kind()).key() + "/";
        boolean inside = object.bucket().equals(root.bucket()) && object.key().startsWith(kind);
        return inside ? object.key().substring(kind.length()).split("/", 2)[0] : "";
    }

    @Override
    public Path work() {
        return cache.work();
    }

    @Override
    public void close() {
        try (bucket) {
            cache.close();
        } catch (IOException e) {
            throw noDisk(cache.copies(), e);
        }
    }

    private Path draftOf(StoredName name) {
        return cache.drafts().resolve(name.kind()).resolve(name.id());
    }

    private S3Location location(StoredName name, String id) {
        return root.resolve(name + "/" + id);
    }

    private S3Location pointer(StoredName name) {
        return root.resolve(name + "/" + POINTER);
    }

    private Optional<String> standing(StoredName name) {
        S3Location pointer = pointer(name);
        return bucket.read(pointer).map(text -> requireId(new String(text, StandardCharsets.UTF_8).strip(), pointer));
    }

    private void upload(Path draft, FileSums sums, StoredName name) throws IOException {
        S3Location target = location(name, sums.id());
        for (String file : sums.byName().keySet()) {
            bucket.upload(draft.resolve(file), target.resolve(file));
        }
        bucket.write(target.resolve(FileSums.FILE), sums.toBytes());
    }

    /** Makes it exist, unless another was faster; gives what stands. */
    private String settle(StoredName name, String id) {
        boolean first = bucket.writeIfAbsent(pointer(name), (id + "\n").getBytes(StandardCharsets.UTF_8));
        return first
                ? id
                : standing(name)
                        .orElseThrow(() -> new StorageUnavailableException(
                                pointer(name) + " is being written by another; try again", null));
    }

    /** What was published from here need not be fetched. */
    private void keep(Path draft, String id) throws IOException {
        if (id == null) {
            LocalCache.delete(draft);
        } else {
            cache.adopt(id, draft);
        }
    }

    private void download(S3Location directory, String id, Predicate<String> wanted, Path copy) throws IOException {
        S3Location list = directory.resolve(FileSums.FILE);
        byte[] text = bucket.read(list)
                .orElseThrow(
                        () -> new StorageException(list + " is missing; restore it, or do without what it belongs to"));
        requireSame(list, id, FileSums.id(text));
        for (var file : FileSums.parse(text).byName().entrySet()) {
            if (wanted.test(file.getKey())) {
                download(directory.resolve(file.getKey()), file.getValue(), copy.resolve(file.getKey()));
            }
        }
    }

    private void download(S3Location object, String sha256, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        requireSame(object, sha256, bucket.download(object, file));
    }

    private static void requireSame(S3Location object, String expected, String found) {
        if (!expected.equals(found)) {
            throw new StorageException(object + " has the SHA-256 " + found + ", but was published with " + expected
                    + ": it was changed or damaged; restore it, or do without what it belongs to");
        }
    }

    private static String partId(Set<String> names) {
        return FileSums.id(String.join("\n", new TreeSet<>(names)).getBytes(StandardCharsets.UTF_8));
    }

    private static String requireId(String text, S3Location where) {
        if (!ID.matcher(text).matches()) {
            throw new StorageException(where + " names nothing that was published; was storage.uri changed?");
        }
        return text;
    }

    private static StorageUnavailableException noDisk(Path path, IOException cause) {
        return new StorageUnavailableException(
                "Cannot use " + path + " (" + cause.getMessage() + "); see that the disk is writable and has room",
                cause);
    }
}
