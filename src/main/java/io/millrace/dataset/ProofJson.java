package io.millrace.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.RecordProof.Beside;
import io.millrace.dataset.RecordProof.Removal;
import io.millrace.merkle.InclusionProof;
import io.millrace.schema.Split;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A {@link RecordProof} as a JSON object. Hashes and positions are hexadecimal, numbers of 64 bits of the seed a string. */
public final class ProofJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int VERSION = 1;

    private ProofJson() {}

    /**
     * {@code {"proof_version": 1, "snapshot_id", "record_root", "seed", "review_id", "present"}} and either {@code "record":
     * {"split", "group", "language", "stars", "rows", "text_sha256"}, "inclusion": {"index", "size", "path"}} or {@code "before",
     * "after": {"position", "record_digest", "inclusion"}}, of which one or both are null at an end, and {@code "removed": {"revision",
     * "built_root", "record_digest", "inclusion"}} if it was there once.
     */
    public static ObjectNode of(RecordProof proof) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("proof_version", VERSION)
                .put("snapshot_id", proof.snapshotId())
                .put("record_root", proof.recordRoot())
                .put("seed", Long.toString(proof.seed()))
                .put("review_id", proof.reviewId())
                .put("present", proof.isOfPresence());
        if (proof.isOfPresence()) {
            object.set("record", of(proof.record()));
            object.set("inclusion", of(proof.inclusion()));
        } else {
            object.set("before", of(proof.before()));
            object.set("after", of(proof.after()));
        }
        if (proof.removal() != null) {
            object.set("removed", of(proof.removal()));
        }
        return object;
    }

    private static ObjectNode of(DatasetRecord row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("split", Names.of(row.split()))
                .put("group", row.group())
                .put("language", row.language())
                .put("stars", row.stars())
                .put("rows", row.rows())
                .put("text_sha256", row.textSha256());
    }

    private static ObjectNode of(InclusionProof proof) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("index", proof.index())
                .put("size", proof.size());
        proof.path().stream().map(HEX::formatHex).forEach(object.putArray("path")::add);
        return object;
    }

    private static ObjectNode of(Removal removal) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("revision", removal.revision())
                .put("built_root", removal.builtRoot())
                .put("record_digest", HEX.formatHex(removal.digest()));
        object.set("inclusion", of(removal.inclusion()));
        return object;
    }

    private static JsonNode of(Beside beside) {
        if (beside == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("position", HEX.toHexDigits(beside.position()))
                .put("record_digest", HEX.formatHex(beside.digest()));
        object.set("inclusion", of(beside.inclusion()));
        return object;
    }

    /**
     * Reads a proof.
     *
     * @throws DatasetException if it is none, or a newer program has written it
     */
    public static RecordProof read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.path("proof_version").asInt() != VERSION) {
                throw new DatasetException("This is no proof of version " + VERSION + "; make it with this program");
            }
            return read(node);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new DatasetException("This is no proof: " + words(e) + "; make it again", e);
        }
    }

    private static String words(Exception error) {
        return error instanceof JsonProcessingException broken ? broken.getOriginalMessage() : error.getMessage();
    }

    private static RecordProof read(JsonNode node) {
        String reviewId = text(node, "review_id");
        boolean present = node.path("present").asBoolean();
        return new RecordProof(
                text(node, "snapshot_id"),
                text(node, "record_root"),
                Long.parseLong(text(node, "seed")),
                reviewId,
                present ? record(reviewId, node.path("record")) : null,
                present ? inclusion(node.path("inclusion")) : null,
                present ? null : beside(node.path("before")),
                present ? null : beside(node.path("after")),
                removal(node.path("removed")));
    }

    private static DatasetRecord record(String reviewId, JsonNode node) {
        byte[] digest = digest(text(node, "text_sha256"));
        return new DatasetRecord(
                reviewId,
                Names.parse(Split.class, "split", text(node, "split")),
                text(node, "group"),
                text(node, "language"),
                (int) number(node, "stars"),
                number(node, "rows"),
                HEX.formatHex(digest));
    }

    private static InclusionProof inclusion(JsonNode node) {
        List<byte[]> path = new ArrayList<>();
        node.path("path").forEach(hash -> path.add(digest(hash.asText())));
        return new InclusionProof(number(node, "index"), number(node, "size"), path);
    }

    private static Beside beside(JsonNode node) {
        return node.isObject()
                ? new Beside(
                        HexFormat.fromHexDigitsToLong(text(node, "position")),
                        digest(text(node, "record_digest")),
                        inclusion(node.path("inclusion")))
                : null;
    }

    private static Removal removal(JsonNode node) {
        return node.isObject()
                ? new Removal(
                        (int) number(node, "revision"),
                        text(node, "built_root"),
                        digest(text(node, "record_digest")),
                        inclusion(node.path("inclusion")))
                : null;
    }

    private static byte[] digest(String hex) {
        byte[] digest = HEX.parseHex(hex);
        if (digest.length != Sha256.BYTES) {
            throw new IllegalArgumentException("a hash is not 64 hexadecimal digits");
        }
        return digest;
    }

    private static String text(JsonNode node, String key) {
        return RowFormat.string(node, "/" + key);
    }

    private static long number(JsonNode node, String key) {
        if (!node.path(key).canConvertToLong()) {
            throw new IllegalArgumentException("no whole number at /" + key);
        }
        return node.path(key).longValue();
    }
}
