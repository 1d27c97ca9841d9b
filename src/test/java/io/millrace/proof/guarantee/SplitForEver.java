package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I4: the split of a group is for ever. All training records of a group that were ever written, withdrawn ones too, are in
 * the same split, and it is the one of the published formula. So are all training records of near texts.
 */
public final class SplitForEver implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        PublishedSplit published = new PublishedSplit(evidence.config());
        Map<String, Split> splits = new HashMap<>();
        Map<Fingerprint, Split> texts = new LinkedHashMap<>();
        for (ConsumerRecord<String, TrainingRecord> record :
                evidence.log(evidence.topics().trainingRecords(), TrainingRecord.class)) {
            if (record.value() != null) {
                check(record, published, splits, findings);
                texts.put(
                        Fingerprint.fromHex(record.value().getFingerprint()),
                        record.value().getSplit());
            }
        }
        SentTexts sent = CurationReference.of(evidence).texts();
        texts.forEach((text, split) -> checkNear(text, split, sent, texts, findings));
        return findings.list();
    }

    private static void checkNear(
            Fingerprint text, Split split, SentTexts sent, Map<Fingerprint, Split> texts, Findings findings) {
        sent.surelyNear(text).stream()
                .filter(near -> texts.getOrDefault(near, split) != split)
                .forEach(near -> findings.add("text " + text, "training records", "near a text of another split"));
    }

    private static void check(
            ConsumerRecord<String, TrainingRecord> record,
            PublishedSplit published,
            Map<String, Split> splits,
            Findings findings) {
        String group = record.value().getGroup();
        Split found = record.value().getSplit();
        Split first = splits.computeIfAbsent(group, any -> found);
        Coordinates at = Coordinates.of(record);
        findings.expect(first, found, record.key(), at, "the split of group " + group + " as first written");
        findings.expect(published.of(group), found, record.key(), at, "the published split of group " + group);
    }
}
