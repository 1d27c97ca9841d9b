package io.millrace.config;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** Every key of {@code millrace.properties}: name, type, default, validator, importance and documentation. */
public final class ConfigKeys {

    public static final String APPLICATION_ID = "application.id";
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String ROLES = "roles";
    public static final String STORAGE_DIR = "storage.dir";
    public static final String STORAGE_URI = "storage.uri";
    public static final String STORAGE_CACHE_BYTES_MAX = "storage.cache.bytes.max";
    public static final String STORAGE_S3_ENDPOINT = "storage.s3.endpoint";
    public static final String STORAGE_S3_REGION = "storage.s3.region";
    public static final String STORAGE_S3_PATH_STYLE = "storage.s3.path.style";
    public static final String STORAGE_S3_ACCESS_KEY_ID = "storage.s3.access.key.id";
    public static final String STORAGE_S3_SECRET_ACCESS_KEY = "storage.s3.secret.access.key";
    public static final String STATE_DIR = "state.dir";
    public static final String REVIEWS_TOPIC = "reviews.topic";
    public static final String FEEDBACK_TOPIC = "feedback.topic";
    public static final String PREDICTIONS_TOPIC = "predictions.topic";
    public static final String TOPICS_PARTITIONS = "topics.partitions";
    public static final String TOPICS_REPLICATION_FACTOR = "topics.replication.factor";
    public static final String GROUP_PROTOCOL = "group.protocol";
    public static final String GROUP_INSTANCE_ID = "group.instance.id";
    public static final String STREAM_THREADS = "num.stream.threads";
    public static final String STANDBY_REPLICAS = "num.standby.replicas";
    public static final String COMMIT_INTERVAL_MS = "commit.interval.ms";
    public static final String SESSION_TIMEOUT_MS = "session.timeout.ms";
    public static final String TRANSACTION_TIMEOUT_MS = "transaction.timeout.ms";
    public static final String ROCKSDB_BYTES_MAX = "rocksdb.bytes.max";
    public static final String READY_LAG_MAX = "ready.lag.max";
    public static final String AVRO_SERIALIZER = "avro.serializer";
    public static final String AVRO_DESERIALIZER = "avro.deserializer";

    public static final String TEXT_CLEANING = "text.cleaning";
    public static final String TEXT_CHARS_MAX = "text.chars.max";
    public static final String LANGUAGE_POLICY = "language.policy";
    public static final String LANGUAGE_ALLOWED = "language.allowed";
    public static final String LANGUAGE_CANDIDATES = "language.candidates";
    public static final String LANGUAGE_UNDETERMINED = "language.undetermined";
    public static final String PRIVACY_REDACT = "privacy.redact";
    public static final String PRIVACY_PHONE_REGIONS = "privacy.phone.regions";
    public static final String QUALITY_RULES = "quality.rules";
    public static final String QUALITY_CHARS_MIN = "quality.chars.min";
    public static final String QUALITY_LETTERS_SHARE_MIN = "quality.letters.share.min";
    public static final String QUALITY_REPETITION_RUN_MAX = "quality.repetition.run.max";
    public static final String QUALITY_BOILERPLATE = "quality.boilerplate";
    public static final String QUALITY_RATING_CHECK = "quality.rating.check";
    public static final String DEDUPE_NORMALIZATION = "dedupe.normalization";
    public static final String DEDUPE_NEAR = "dedupe.near";
    public static final String DEDUPE_SIMILARITY_MIN = "dedupe.similarity.min";
    public static final String DEDUPE_COPIES = "dedupe.copies";
    public static final String LABEL_CONFLICTS = "label.conflicts";
    public static final String SPLIT_GROUP = "split.group";
    public static final String SPLIT_SALT = "split.salt";
    public static final String SPLIT_PERCENT = "split.percent";

    public static final String WINDOW_DURATION_MS = "window.duration.ms";
    public static final String WINDOW_IDLE_MS = "window.idle.ms";
    public static final String SNAPSHOT_RECORDS_MIN = "snapshot.records.min";
    public static final String SNAPSHOT_AGE_MS_MAX = "snapshot.age.ms.max";
    public static final String DATASET_FORMAT = "dataset.format";
    public static final String DATASET_FORMATS = "dataset.formats";
    public static final String DATASET_BALANCE = "dataset.balance";
    public static final String DATASET_BALANCE_TARGET = "dataset.balance.target";
    public static final String DATASET_LANGUAGES_WEIGHTS = "dataset.languages.weights";
    public static final String DATASET_SEED = "dataset.seed";
    public static final String DATASET_SEPARATOR = "dataset.separator";
    public static final String DATASET_SYSTEM = "dataset.system";
    public static final String DATASET_AUTHOR_MAX = "dataset.author.max";
    public static final String DATASET_PRODUCT_MAX = "dataset.product.max";
    public static final String DATASET_GUARD_WINDOW_MS = "dataset.guard.window.ms";
    public static final String DATASET_AUTHOR_TOTAL_MAX = "dataset.author.total.max";
    public static final String DATASET_PRODUCT_TOTAL_MAX = "dataset.product.total.max";
    public static final String DATASET_GOLDEN = "dataset.golden";
    public static final String DATASET_TOKENS_ENCODING = "dataset.tokens.encoding";
    public static final String DATASET_TOKEN_PRICES = "dataset.token.prices";
    public static final String DATASET_TOKEN_EPOCHS = "dataset.token.epochs";
    public static final String DATASET_REDACTION_INTERVAL_MS = "dataset.redaction.interval.ms";

    public static final String RETRAIN_RECORDS_MIN = "retrain.records.min";
    public static final String RETRAIN_CLASS_RECORDS_MIN = "retrain.class.records.min";
    public static final String RETRAIN_AGE_MS_MAX = "retrain.age.ms.max";
    public static final String RETRAIN_COOLDOWN_MS = "retrain.cooldown.ms";
    public static final String TRAINER = "trainer";
    public static final String TRAINER_PARAMETERS = "trainer.parameters";
    public static final String GATE_TEST_RECORDS_MIN = "gate.test.records.min";
    public static final String GATE_ACCURACY_MIN = "gate.accuracy.min";
    public static final String GATE_SIGNIFICANCE = "gate.significance";
    public static final String SCORE_BACKFILL = "score.backfill";
    public static final String API_HOST = "api.host";
    public static final String API_PORT = "api.port";

    private ConfigKeys() {}

    /** A fresh definition of all keys. */
    public static ConfigDef define() {
        Keys keys = new Keys();
        ServiceKeys.define(keys);
        StorageKeys.define(keys);
        CurationKeys.define(keys);
        DatasetKeys.define(keys);
        TrainingKeys.define(keys);
        return keys.definition();
    }

    /** The keys that say what becomes of a review. */
    public static Set<String> ofCuration() {
        return define().configKeys().values().stream()
                .filter(key -> CurationKeys.GROUP.equals(key.group))
                .map(key -> key.name)
                .collect(Collectors.toSet());
    }
}
