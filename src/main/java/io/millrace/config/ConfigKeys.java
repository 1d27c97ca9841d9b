package io.millrace.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import io.millrace.dataset.GuardLimits;
import io.millrace.dataset.RecordFormat;
import io.millrace.dataset.TokenCounter;
import io.millrace.privacy.PersonalData;
import io.millrace.quality.QualityRules;
import io.millrace.runtime.Liveness;
import io.millrace.text.Sketch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

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

    private static final String SERVICE = "Service";
    private static final String STORAGE = "Storage";
    private static final String CURATION = "Curation";
    private static final String DATASET = "Windows, snapshots, datasets";
    private static final String TRAINING = "Retraining, models, predictions";

    private ConfigKeys() {}

    /** A fresh definition of all keys. */
    public static ConfigDef define() {
        Keys keys = new Keys(new ConfigDef());
        service(keys);
        storage(keys);
        curation(keys);
        dataset(keys);
        training(keys);
        return keys.definition;
    }

    /** The keys that say what becomes of a review. */
    public static Set<String> ofCuration() {
        return define().configKeys().values().stream()
                .filter(key -> CURATION.equals(key.group))
                .map(key -> key.name)
                .collect(Collectors.toSet());
    }

    private static void service(Keys keys) {
        keys.group(SERVICE)
                .add(
                        APPLICATION_ID,
                        Type.STRING,
                        "millrace",
                        "Prefix of consumer groups, transactional ids and owned topics. Another id is another dataset lineage.")
                .add(BOOTSTRAP_SERVERS, Type.LIST, NO_DEFAULT_VALUE, "Kafka brokers, host:port.")
                .add(
                        ROLES,
                        Type.LIST,
                        Role.names(),
                        new Subset(Role.names(), 1),
                        HIGH,
                        "What this process does. Each role scales by running more processes.")
                .add(
                        STATE_DIR,
                        Type.STRING,
                        "millrace-data/state",
                        "Directory of local state: persistent, local, one for each process.")
                .add(
                        REVIEWS_TOPIC,
                        Type.STRING,
                        "reviews",
                        "Topic of the reviews, keyed by review_id with the default (murmur2) partitioner.")
                .add(
                        FEEDBACK_TOPIC,
                        Type.STRING,
                        "feedback",
                        "Topic of the feedback, keyed and partitioned as the reviews.")
                .add(PREDICTIONS_TOPIC, Type.STRING, "predictions", "Topic of the predictions.")
                .add(
                        TOPICS_PARTITIONS,
                        Type.INT,
                        4,
                        atLeast(1),
                        MEDIUM,
                        "Partitions of the topics that are keyed by review, when they are created. It cannot change later.")
                .add(
                        TOPICS_REPLICATION_FACTOR,
                        Type.INT,
                        -1,
                        between(-1, 32767),
                        MEDIUM,
                        "Replicas of created and internal topics; -1 takes the broker's default. In production 3.")
                .add(
                        GROUP_PROTOCOL,
                        Type.STRING,
                        "classic",
                        in("classic", "streams"),
                        LOW,
                        "Rebalance protocol of the topologies. With streams, group.instance.id is refused, and the brokers' settings of the group take the place of session.timeout.ms.")
                .add(
                        GROUP_INSTANCE_ID,
                        Type.STRING,
                        "",
                        LOW,
                        "Names this process in its consumer groups for good, for example the name of its pod; empty for none. No two processes may share it. One that is restarted within session.timeout.ms has its work back at once, killed or stopped; one that never returns keeps it from others until then.")
                .add(STREAM_THREADS, Type.INT, 1, atLeast(1), MEDIUM, "Threads of the curation topology.")
                .add(
                        STANDBY_REPLICAS,
                        Type.INT,
                        0,
                        atLeast(0),
                        LOW,
                        "How many further processes keep a copy of each store, so that one of them takes over without replaying it. Classic protocol; with streams, set streams.num.standby.replicas of the groups on the brokers.")
                .add(
                        COMMIT_INTERVAL_MS,
                        Type.LONG,
                        100L,
                        atLeast(1),
                        MEDIUM,
                        "How often transactions are committed: the delay of each hop, against the cost of commits.")
                .add(
                        SESSION_TIMEOUT_MS,
                        Type.INT,
                        Liveness.SESSION_TIMEOUT_MS,
                        atLeast(1000),
                        LOW,
                        "How long a dead process keeps its work from others. With group.instance.id, longer than a restart takes, for example 45000.")
                .add(
                        TRANSACTION_TIMEOUT_MS,
                        Type.INT,
                        Liveness.TRANSACTION_TIMEOUT_MS,
                        atLeast(1000),
                        LOW,
                        "How long a process that hangs can hold up the readers of what it wrote. All that happens within a transaction, such as waiting for the registry, must end well before.")
                .add(
                        ROCKSDB_BYTES_MAX,
                        Type.LONG,
                        256L * 1024 * 1024,
                        atLeast(16L * 1024 * 1024),
                        MEDIUM,
                        "Off-heap memory of all state stores of the process together, in bytes.")
                .add(
                        READY_LAG_MAX,
                        Type.LONG,
                        100_000L,
                        atLeast(0),
                        LOW,
                        "Records that a partition of a topology may lag behind while the process counts as ready (`/readyz`). What starts one process only after another is ready must not be used to scale out for catching up.")
                .add(
                        AVRO_SERIALIZER,
                        Type.STRING,
                        "io.millrace.serde.AvroSerializer",
                        "Class of the value serializer, for example io.confluent.kafka.serializers.KafkaAvroSerializer.")
                .add(
                        AVRO_DESERIALIZER,
                        Type.STRING,
                        "io.millrace.serde.AvroDeserializer",
                        "Class of the value deserializer, for example io.confluent.kafka.serializers.KafkaAvroDeserializer.")
                .add(API_HOST, Type.STRING, "127.0.0.1", "Address that the api role listens on.")
                .add(
                        API_PORT,
                        Type.INT,
                        8080,
                        between(0, 65535),
                        MEDIUM,
                        "Port that the api role listens on; 0 picks a free one.");
    }

    private static void storage(Keys keys) {
        keys.group(STORAGE)
                .add(
                        STORAGE_DIR,
                        Type.STRING,
                        "millrace-data/storage",
                        "Directory of snapshots and models; all processes must see the same. Not with storage.uri.")
                .add(
                        STORAGE_URI,
                        Type.STRING,
                        "",
                        "Where snapshots and models are: file:///directory, or s3://bucket/prefix, the bucket of any server that speaks S3 and knows conditional writes; empty for storage.dir.")
                .add(
                        STORAGE_CACHE_BYTES_MAX,
                        Type.LONG,
                        10L << 30,
                        atLeast(0),
                        MEDIUM,
                        "Bytes of local copies of what is in a bucket, below state.dir, that a process keeps beside those in use.")
                .add(
                        STORAGE_S3_ENDPOINT,
                        Type.STRING,
                        "",
                        "Server of the bucket, https://host:port; empty for Amazon's.")
                .add(
                        STORAGE_S3_REGION,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "Region of the bucket; empty for what environment, profile or machine say (the AWS SDK's default chain), or us-east-1 with an endpoint.")
                .add(
                        STORAGE_S3_PATH_STYLE,
                        Type.BOOLEAN,
                        true,
                        LOW,
                        "Whether the bucket is named in the path, as most servers want it; false names it in the host.")
                .add(
                        STORAGE_S3_ACCESS_KEY_ID,
                        Type.STRING,
                        "",
                        MEDIUM,
                        "Access key; empty for the credentials of environment, profile, container or machine (the AWS SDK's default chain).")
                .add(
                        STORAGE_S3_SECRET_ACCESS_KEY,
                        Type.PASSWORD,
                        "",
                        MEDIUM,
                        "Secret of the access key; it is never shown, and can come from a config provider.");
    }

    private static void curation(Keys keys) {
        keys.group(CURATION)
                .add(
                        TEXT_CLEANING,
                        Type.STRING,
                        "standard",
                        in("standard", "none"),
                        MEDIUM,
                        "standard decodes entities, removes control characters, applies NFC and collapses white space; none keeps texts as they are.")
                .add(
                        TEXT_CHARS_MAX,
                        Type.INT,
                        20_000,
                        atLeast(1),
                        MEDIUM,
                        "Longest title and body together, in UTF-16 units; a longer review is rejected as too-long.")
                .add(
                        LANGUAGE_POLICY,
                        Type.STRING,
                        "both",
                        in("declared", "detected", "both"),
                        HIGH,
                        "Which language counts: the declared one, the detected one, or both must be allowed.")
                .add(
                        LANGUAGE_ALLOWED,
                        Type.LIST,
                        List.of("en"),
                        new NotEmpty(),
                        HIGH,
                        "Languages that are accepted, ISO 639-1.")
                .add(
                        LANGUAGE_CANDIDATES,
                        Type.LIST,
                        List.of("en", "de", "fr", "es", "ja", "ko", "zh"),
                        new NotEmpty(),
                        MEDIUM,
                        "Languages that detection tells apart, ISO 639-1; the allowed ones are always among them.")
                .add(
                        LANGUAGE_UNDETERMINED,
                        Type.STRING,
                        "accept",
                        in("accept", "reject"),
                        MEDIUM,
                        "What becomes of a review whose language cannot be told and is not declared.")
                .add(
                        PRIVACY_REDACT,
                        Type.LIST,
                        PersonalData.labels(),
                        new Subset(PersonalData.labels(), 0),
                        HIGH,
                        "Personal data that is replaced by placeholders, such as [EMAIL], before a text is stored; empty for none.")
                .add(
                        PRIVACY_PHONE_REGIONS,
                        Type.LIST,
                        List.of("US", "GB", "DE", "FR", "ES", "JP", "KR", "CN"),
                        MEDIUM,
                        "Regions whose national telephone numbers are looked for, ISO 3166-1; numbers that begin with + or 00 are found in any case.")
                .add(
                        QUALITY_RULES,
                        Type.LIST,
                        QualityRules.NAMES,
                        new Subset(QualityRules.NAMES, 0),
                        MEDIUM,
                        "Rules for texts that nobody can learn from; what one rejects has its name as the reason. Empty for none.")
                .add(
                        QUALITY_CHARS_MIN,
                        Type.INT,
                        1,
                        atLeast(1),
                        LOW,
                        "too-short: fewest signs of title and body together, white space and placeholders not counted.")
                .add(
                        QUALITY_LETTERS_SHARE_MIN,
                        Type.DOUBLE,
                        0.1,
                        between(0.0, 1.0),
                        LOW,
                        "few-letters: least share of letters, digits and emoji; a row of one sign counts once.")
                .add(
                        QUALITY_REPETITION_RUN_MAX,
                        Type.INT,
                        5,
                        atLeast(1),
                        LOW,
                        "repetition: longest row of one sign that counts as written on purpose.")
                .add(
                        QUALITY_BOILERPLATE,
                        Type.LIST,
                        List.of(),
                        LOW,
                        "boilerplate: whole texts that shops or forms write, beside those known; case, spaces and punctuation do not count.")
                .add(
                        QUALITY_RATING_CHECK,
                        Type.BOOLEAN,
                        true,
                        LOW,
                        "Whether a decision is flagged rating-contradiction when the text plainly says the opposite of the author's stars.")
                .add(
                        DEDUPE_NORMALIZATION,
                        Type.STRING,
                        "standard",
                        in("standard", "exact"),
                        MEDIUM,
                        "standard compares texts after NFKC, case folding and collapsing white space; exact compares them as they are.")
                .add(
                        DEDUPE_NEAR,
                        Type.BOOLEAN,
                        true,
                        MEDIUM,
                        "Whether texts of seven words and more that nearly equal another one are duplicates too, beside equal texts.")
                .add(
                        DEDUPE_SIMILARITY_MIN,
                        Type.DOUBLE,
                        0.65,
                        between(Sketch.SIMILARITY_MIN, 1),
                        MEDIUM,
                        "Texts at least this similar are near: the shared part of their words and pairs of words. docs/curation.md has the measured curve.")
                .add(
                        DEDUPE_COPIES,
                        Type.INT,
                        1,
                        atLeast(1),
                        MEDIUM,
                        "How many reviews of different people may hold the same text or near ones; more are duplicates, which are counted.")
                .add(
                        LABEL_CONFLICTS,
                        Type.STRING,
                        "first",
                        in("first", "majority", "exclude"),
                        MEDIUM,
                        "Which label counts where reviews of different people have the same text and give different stars: that of the review that was accepted (first), the one that most of them give (majority), or none (exclude). Feedback on the accepted review always counts.")
                .add(
                        SPLIT_GROUP,
                        Type.STRING,
                        "text",
                        in("text", "author", "product"),
                        MEDIUM,
                        "What is never divided between train, validation and test, beside equal and near texts: nothing more (text), all reviews of an author, or all of a product. Never change it on a living dataset.")
                .add(
                        SPLIT_SALT,
                        Type.STRING,
                        "millrace",
                        "Key of the split: another salt is another assignment of texts to train, validation and test. Never change it on a living dataset.")
                .add(
                        SPLIT_PERCENT,
                        Type.LIST,
                        List.of("80", "10", "10"),
                        "Percent of train, validation and test; they add up to 100.");
    }

    private static void dataset(Keys keys) {
        keys.group(DATASET)
                .add(
                        WINDOW_DURATION_MS,
                        Type.LONG,
                        60_000L,
                        atLeast(100),
                        MEDIUM,
                        "Length of a window, in the time of the records.")
                .add(
                        WINDOW_IDLE_MS,
                        Type.LONG,
                        60_000L,
                        atLeast(100),
                        MEDIUM,
                        "A window that has been open so long by the clock is closed although no newer record came.")
                .add(
                        SNAPSHOT_RECORDS_MIN,
                        Type.LONG,
                        1_000L,
                        atLeast(1),
                        HIGH,
                        "New, changed and erased records after which a snapshot is cut.")
                .add(
                        SNAPSHOT_AGE_MS_MAX,
                        Type.LONG,
                        86_400_000L,
                        atLeast(1000),
                        MEDIUM,
                        "A snapshot is cut when the oldest record in no snapshot has waited so long.")
                .add(
                        DATASET_FORMAT,
                        Type.STRING,
                        "prompt-completion",
                        in("prompt-completion", "chat", "text-label"),
                        HIGH,
                        "Format of the lines, if there is one format: the same as dataset.formats with one entry. Set one of both.")
                .add(
                        DATASET_FORMATS,
                        Type.LIST,
                        List.of(),
                        new Subset(RecordFormat.names(), 0),
                        HIGH,
                        "Formats of a snapshot. The first, one of those of dataset.format, is in its directory; each other one has the same rows in a folder of its name. preference and dpo hold only corrected predictions. Empty for that of dataset.format.")
                .add(
                        DATASET_BALANCE,
                        Type.STRING,
                        "none",
                        in("none", "undersample", "oversample", "target"),
                        MEDIUM,
                        "How the labels of train are balanced; validation and test never are. target leaves out records until labels are as dataset.balance.target says.")
                .add(
                        DATASET_BALANCE_TARGET,
                        Type.LIST,
                        List.of(),
                        MEDIUM,
                        "Shares of the labels of train with dataset.balance=target, such as 1:0.2,2:0.2,3:0.2,4:0.2,5:0.2; each of 1 to 5 has one, which may be 0, and they add up to 1.")
                .add(
                        DATASET_LANGUAGES_WEIGHTS,
                        Type.LIST,
                        List.of(),
                        MEDIUM,
                        "Weights of the languages of train, such as de:2,en:1: all records of the highest weight are taken, of the others the share that their weight has of it; never a record twice. other:N is for languages that are not named, 1 unless given. Empty for all records.")
                .add(DATASET_SEED, Type.LONG, 0L, MEDIUM, "Seed of the shuffle.")
                .add(
                        DATASET_SEPARATOR,
                        Type.STRING,
                        "",
                        LOW,
                        "What ends a prompt in the prompt-completion format, with its white space; empty for an empty line, ### and an empty line.")
                .add(DATASET_SYSTEM, Type.STRING, "", LOW, "System text of the chat format; empty for none.")
                .add(
                        DATASET_AUTHOR_MAX,
                        Type.INT,
                        100,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "Records of one author that a guard window may bring into a snapshot; 0 for any number. What is too many is left out of the snapshot, not of the log, and counted in the manifest.")
                .add(
                        DATASET_PRODUCT_MAX,
                        Type.INT,
                        1_000,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "The same of one product, among what the authors' limit leaves. An import of years in a day needs more, or 0.")
                .add(
                        DATASET_GUARD_WINDOW_MS,
                        Type.LONG,
                        GuardLimits.WINDOW.toMillis(),
                        atLeast(1000),
                        LOW,
                        "Length of a guard window, by the timestamps of the training-record log.")
                .add(
                        DATASET_AUTHOR_TOTAL_MAX,
                        Type.INT,
                        0,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "Records of one author that a snapshot may hold in all, among what a guard window leaves; 0 for any number.")
                .add(
                        DATASET_PRODUCT_TOTAL_MAX,
                        Type.INT,
                        0,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "The same of one product.")
                .add(
                        DATASET_GOLDEN,
                        Type.LIST,
                        List.of(),
                        HIGH,
                        "Golden test sets, which no snapshot trains on, as `snapshots freeze` prints them. Their snapshots must stay in storage.dir. Never remove one.")
                .add(
                        DATASET_TOKENS_ENCODING,
                        Type.STRING,
                        TokenCounter.STANDARD,
                        in(TokenCounter.names()),
                        MEDIUM,
                        "Encoding by which the tokens of each text are counted; none to count none. It needs some 30 MB of heap in the process that builds datasets.")
                .add(
                        DATASET_TOKEN_PRICES,
                        Type.LIST,
                        List.of(),
                        LOW,
                        "Prices of training, model=price in any currency per million tokens, by which `snapshots show` estimates what a run costs; they change no snapshot.")
                .add(
                        DATASET_TOKEN_EPOCHS,
                        Type.INT,
                        3,
                        between(1, 100),
                        LOW,
                        "How often a training run goes over the train split, for that estimate.");
    }

    private static void training(Keys keys) {
        keys.group(TRAINING)
                .add(
                        RETRAIN_RECORDS_MIN,
                        Type.LONG,
                        1_000L,
                        atLeast(1),
                        HIGH,
                        "New labelled train records since the last trained snapshot after which a job is requested.")
                .add(
                        RETRAIN_CLASS_RECORDS_MIN,
                        Type.LONG,
                        1L,
                        atLeast(0),
                        MEDIUM,
                        "Train records that each of the five labels must have before anything is trained.")
                .add(
                        RETRAIN_AGE_MS_MAX,
                        Type.LONG,
                        7 * 86_400_000L,
                        atLeast(1000),
                        MEDIUM,
                        "A job is requested for any new record when the last job is so old.")
                .add(RETRAIN_COOLDOWN_MS, Type.LONG, 0L, atLeast(0), MEDIUM, "Least time between two jobs.")
                .add(TRAINER, Type.STRING, "local", in("local"), HIGH, "Which trainer runs the jobs.")
                .add(TRAINER_PARAMETERS, Type.LIST, List.of(), MEDIUM, "Hyper-parameters of a job, name=value.")
                .add(
                        GATE_TEST_RECORDS_MIN,
                        Type.INT,
                        50,
                        atLeast(1),
                        MEDIUM,
                        "A model is refused if fewer test records speak for it.")
                .add(
                        GATE_ACCURACY_MIN,
                        Type.DOUBLE,
                        0.0,
                        between(0.0, 1.0),
                        MEDIUM,
                        "A model below this accuracy is refused.")
                .add(
                        GATE_SIGNIFICANCE,
                        Type.DOUBLE,
                        0.05,
                        between(0.0, 1.0),
                        MEDIUM,
                        "A challenger is promoted only if it is better and the one-sided p value of the paired test is below this; 1 promotes any improvement.")
                .add(
                        SCORE_BACKFILL,
                        Type.BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether reviews from before the first champion are kept waiting and scored by it.");
    }

    /** Adds keys of one group in order, so that the reference reads as this file does. */
    private static final class Keys {
        private final ConfigDef definition;
        private String group = "";
        private int order;

        Keys(ConfigDef definition) {
            this.definition = definition;
        }

        Keys group(String name) {
            group = name;
            order = 0;
            return this;
        }

        Keys add(String name, Type type, Object fallback, String doc) {
            return add(name, type, fallback, null, HIGH, doc);
        }

        Keys add(String name, Type type, Object fallback, ConfigDef.Importance importance, String doc) {
            return add(name, type, fallback, null, importance, doc);
        }

        Keys add(
                String name,
                Type type,
                Object fallback,
                ConfigDef.Validator validator,
                ConfigDef.Importance importance,
                String doc) {
            definition.define(
                    name, type, fallback, validator, importance, doc, group, ++order, ConfigDef.Width.MEDIUM, name);
            return this;
        }
    }
}
