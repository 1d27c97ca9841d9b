package io.millrace.proof.guarantee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The manifest of one snapshot that is ready, and its content hash, held against its record. */
final class SnapshotManifest {

    static final String NAME = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DATA = List.of("train.jsonl", "validation.jsonl", "test.jsonl");

    private final Snapshot snapshot;
    private final DatasetSummary dataset;
    private final Findings findings;

    SnapshotManifest(Snapshot snapshot, Findings findings) {
        this.snapshot = snapshot;
        this.dataset = snapshot.getDataset();
        this.findings = findings;
    }

    /** Checks the file, if it is there. */
    void check(Path file) throws IOException {
        if (Files.exists(file)) {
            check(JSON.readTree(file.toFile()));
        }
        compare("content_hash", contentHash(), dataset.getContentHash());
    }

    private void check(JsonNode manifest) {
        compare(
                "manifest: snapshot_id",
                snapshot.getSnapshotId(),
                manifest.at("/snapshot_id").asText());
        compare(
                "manifest: topic",
                snapshot.getTopic(),
                manifest.at("/cut/topic").asText());
        compare(
                "manifest: topic_id",
                snapshot.getTopicId(),
                manifest.at("/cut/topic_id").asText());
        compare(
                "manifest: ends",
                JSON.valueToTree(Cuts.of(snapshot)).toString(),
                manifest.at("/cut/ends").toString());
        compare(
                "manifest: configuration",
                JSON.valueToTree(new TreeMap<>(snapshot.getConfiguration())),
                manifest.at("/configuration"));
        compare(
                "manifest: content_hash",
                dataset.getContentHash(),
                manifest.at("/content_hash").asText());
        compare(
                "manifest: record_root",
                dataset.getRecordRoot(),
                manifest.at("/record_root").asText());
        compare(
                "manifest: revision",
                snapshot.getRevision(),
                manifest.at("/redaction/revision").asInt());
        compare(
                "manifest: files",
                JSON.valueToTree(files()).toString(),
                manifest.at("/files").toString());
    }

    private List<Map<String, Object>> files() {
        return dataset.getFiles().stream()
                .map(file -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("name", file.getName());
                    entry.put("rows", file.getRows());
                    entry.put("bytes", file.getBytes());
                    entry.put("sha256", file.getSha256());
                    return entry;
                })
                .toList();
    }

    private String contentHash() {
        Map<String, String> sums =
                dataset.getFiles().stream().collect(Collectors.toMap(DatasetFile::getName, DatasetFile::getSha256));
        return Sha256Sums.hex(DATA.stream()
                .map(name -> name + " " + sums.get(name) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    private void compare(String what, Object expected, Object found) {
        findings.compare(snapshot.getSnapshotId(), "snapshots/" + snapshot.getSnapshotId(), what, expected, found);
    }
}
