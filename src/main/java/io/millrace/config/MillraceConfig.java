package io.millrace.config;

import io.millrace.curation.ConflictPolicy;
import io.millrace.curation.CurationSettings;
import io.millrace.curation.GroupingSettings;
import io.millrace.curation.SplitGroup;
import io.millrace.curation.SplitRule;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.LabelTarget;
import io.millrace.dataset.LanguageWeights;
import io.millrace.dataset.TokenCounter;
import io.millrace.dataset.TokenPrices;
import io.millrace.evaluation.GateSettings;
import io.millrace.privacy.PersonalData;
import io.millrace.privacy.RedactionSettings;
import io.millrace.quality.QualitySettings;
import io.millrace.retraining.RetrainSettings;
import io.millrace.runtime.Liveness;
import io.millrace.runtime.StreamsSettings;
import io.millrace.snapshot.PlanSettings;
import io.millrace.snapshot.WindowSettings;
import io.millrace.storage.S3Settings;
import io.millrace.storage.StorageSettings;
import io.millrace.text.Cleaning;
import io.millrace.text.LanguagePolicy;
import io.millrace.text.LanguageRule;
import io.millrace.text.Normalization;
import io.millrace.text.Undetermined;
import io.millrace.topic.TopicCatalogue;
import io.millrace.topic.Topics;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration, checked, as the settings of each part. Unknown keys are errors. Keys that begin with {@code kafka.} go
 * to the Kafka clients without that prefix, the schema registry's keys go to the serdes.
 */
public final class MillraceConfig extends AbstractConfig {

    private final Map<String, Object> clients;
    private final Map<String, Object> registry;

    /**
     * Checks the configuration.
     *
     * @param properties as {@link ConfigSources} gathers them
     * @throws ConfigException naming the key, if one is unknown, missing or wrong
     */
    public MillraceConfig(Map<String, String> properties) {
        super(ConfigKeys.define(), KeySorter.own(properties), false);
        this.clients = KeySorter.clients(properties);
        this.registry = KeySorter.registry(properties);
        checkViews();
    }

    /** Makes the views that check values themselves, so that a bad one is found at start, not when a role needs it. */
    private void checkViews() {
        curation();
        dataset();
        tokenPrices();
        retraining();
        storage();
        checkGroups();
    }

    private void checkGroups() {
        if (!StreamsSettings.CLASSIC.equals(getString(ConfigKeys.GROUP_PROTOCOL))) {
            requireClassic(!liveness().isNamed(), ConfigKeys.GROUP_INSTANCE_ID, "it has no static members");
            requireClassic(
                    getInt(ConfigKeys.STANDBY_REPLICAS) == 0,
                    ConfigKeys.STANDBY_REPLICAS,
                    "there the brokers decide; set streams.num.standby.replicas of the groups with kafka-configs.sh");
        }
        if (liveness().transactionTimeoutMs() < 2 * getLong(ConfigKeys.COMMIT_INTERVAL_MS)) {
            throw new ConfigException(
                    ConfigKeys.TRANSACTION_TIMEOUT_MS,
                    getInt(ConfigKeys.TRANSACTION_TIMEOUT_MS),
                    "it must be at least twice " + ConfigKeys.COMMIT_INTERVAL_MS);
        }
    }

    private void requireClassic(boolean absent, String key, String reason) {
        if (!absent) {
            throw new ConfigException(
                    key,
                    get(key),
                    "not with " + ConfigKeys.GROUP_PROTOCOL + "=streams: " + reason + "; remove this key");
        }
    }

    /** The topic names. */
    public Topics topics() {
        return new Topics(
                getString(ConfigKeys.APPLICATION_ID),
                getString(ConfigKeys.REVIEWS_TOPIC),
                getString(ConfigKeys.FEEDBACK_TOPIC),
                getString(ConfigKeys.PREDICTIONS_TOPIC));
    }

    /** The topics as they are created. */
    public TopicCatalogue catalogue() {
        return new TopicCatalogue(
                topics(),
                getInt(ConfigKeys.TOPICS_PARTITIONS),
                getInt(ConfigKeys.TOPICS_REPLICATION_FACTOR).shortValue(),
                TopicCatalogue.REBUILDABLE);
    }

    /** What this process does. */
    public Set<Role> roles() {
        return getList(ConfigKeys.ROLES).stream()
                .map(Role::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Settings of plain Kafka clients. */
    public Map<String, Object> clients() {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", getList(ConfigKeys.BOOTSTRAP_SERVERS)));
        return settings;
    }

    /** Name and time-outs of this process in groups and transactions. */
    public Liveness liveness() {
        return new Liveness(
                getString(ConfigKeys.GROUP_INSTANCE_ID),
                getInt(ConfigKeys.SESSION_TIMEOUT_MS),
                getInt(ConfigKeys.TRANSACTION_TIMEOUT_MS));
    }

    /** Settings of the Avro serdes. */
    public Map<String, Object> serdes() {
        Map<String, Object> settings = new HashMap<>(registry);
        settings.put(ConfigKeys.AVRO_SERIALIZER, getString(ConfigKeys.AVRO_SERIALIZER));
        settings.put(ConfigKeys.AVRO_DESERIALIZER, getString(ConfigKeys.AVRO_DESERIALIZER));
        return settings;
    }

    /** What topologies run with. */
    public StreamsSettings streams() {
        return new StreamsSettings(
                clients(),
                Path.of(getString(ConfigKeys.STATE_DIR)),
                topics().deadLetters(),
                getString(ConfigKeys.GROUP_PROTOCOL),
                getLong(ConfigKeys.COMMIT_INTERVAL_MS),
                liveness(),
                getInt(ConfigKeys.TOPICS_REPLICATION_FACTOR),
                getInt(ConfigKeys.STANDBY_REPLICAS),
                getLong(ConfigKeys.ROCKSDB_BYTES_MAX));
    }

    /** Limits and policies of curation. */
    public CurationSettings curation() {
        Set<String> allowed = Set.copyOf(getList(ConfigKeys.LANGUAGE_ALLOWED));
        Set<String> candidates = new HashSet<>(getList(ConfigKeys.LANGUAGE_CANDIDATES));
        candidates.addAll(allowed);
        return new CurationSettings(
                constant(Cleaning.class, ConfigKeys.TEXT_CLEANING),
                getInt(ConfigKeys.TEXT_CHARS_MAX),
                new LanguageRule(
                        constant(LanguagePolicy.class, ConfigKeys.LANGUAGE_POLICY),
                        allowed,
                        constant(Undetermined.class, ConfigKeys.LANGUAGE_UNDETERMINED)),
                candidates,
                redaction(),
                quality(),
                constant(Normalization.class, ConfigKeys.DEDUPE_NORMALIZATION),
                grouping(),
                constant(ConflictPolicy.class, ConfigKeys.LABEL_CONFLICTS),
                splitRule());
    }

    private GroupingSettings grouping() {
        return new GroupingSettings(
                getBoolean(ConfigKeys.DEDUPE_NEAR),
                getDouble(ConfigKeys.DEDUPE_SIMILARITY_MIN),
                getInt(ConfigKeys.DEDUPE_COPIES),
                constant(SplitGroup.class, ConfigKeys.SPLIT_GROUP));
    }

    private RedactionSettings redaction() {
        Set<PersonalData> kinds = getList(ConfigKeys.PRIVACY_REDACT).stream()
                .map(PersonalData::of)
                .collect(Collectors.toSet());
        try {
            return new RedactionSettings(kinds, Set.copyOf(getList(ConfigKeys.PRIVACY_PHONE_REGIONS)));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(ConfigKeys.PRIVACY_PHONE_REGIONS + " is wrong: " + e.getMessage());
        }
    }

    private QualitySettings quality() {
        return new QualitySettings(
                Set.copyOf(getList(ConfigKeys.QUALITY_RULES)),
                getInt(ConfigKeys.QUALITY_CHARS_MIN),
                getDouble(ConfigKeys.QUALITY_LETTERS_SHARE_MIN),
                getInt(ConfigKeys.QUALITY_REPETITION_RUN_MAX),
                getList(ConfigKeys.QUALITY_BOILERPLATE),
                getBoolean(ConfigKeys.QUALITY_RATING_CHECK));
    }

    /** When windows close. */
    public WindowSettings windows() {
        return new WindowSettings(getLong(ConfigKeys.WINDOW_DURATION_MS), getLong(ConfigKeys.WINDOW_IDLE_MS));
    }

    /** When snapshots are cut. */
    public PlanSettings plan() {
        return new PlanSettings(getLong(ConfigKeys.SNAPSHOT_RECORDS_MIN), getLong(ConfigKeys.SNAPSHOT_AGE_MS_MAX));
    }

    /** How datasets are built. */
    public DatasetConfiguration dataset() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(formats());
        settings.put("balance", getString(ConfigKeys.DATASET_BALANCE));
        settings.put("seed", Long.toString(getLong(ConfigKeys.DATASET_SEED)));
        settings.put("author_max", Integer.toString(getInt(ConfigKeys.DATASET_AUTHOR_MAX)));
        settings.put("product_max", Integer.toString(getInt(ConfigKeys.DATASET_PRODUCT_MAX)));
        settings.put("guard_window_ms", Long.toString(getLong(ConfigKeys.DATASET_GUARD_WINDOW_MS)));
        settings.put("author_total_max", Integer.toString(getInt(ConfigKeys.DATASET_AUTHOR_TOTAL_MAX)));
        settings.put("product_total_max", Integer.toString(getInt(ConfigKeys.DATASET_PRODUCT_TOTAL_MAX)));
        putList("target", ConfigKeys.DATASET_BALANCE_TARGET, LabelTarget::parse, settings);
        putList("languages", ConfigKeys.DATASET_LANGUAGES_WEIGHTS, LanguageWeights::parse, settings);
        putList("golden", ConfigKeys.DATASET_GOLDEN, text -> {}, settings);
        putList("split", ConfigKeys.SPLIT_PERCENT, text -> {}, settings);
        String encoding = getString(ConfigKeys.DATASET_TOKENS_ENCODING);
        if (!encoding.equals(TokenCounter.NONE)) {
            settings.put("tokens", encoding);
        }
        if (!separator().isEmpty()) {
            settings.put("separator", separator());
        }
        if (!getString(ConfigKeys.DATASET_SYSTEM).isEmpty()) {
            settings.put("system", getString(ConfigKeys.DATASET_SYSTEM));
        }
        try {
            return DatasetConfiguration.fromMap(settings);
        } catch (DatasetException e) {
            throw new ConfigException("The keys dataset.* are wrong: " + e.getMessage());
        }
    }

    /** @param check throws {@link DatasetException}, from which the key is then told */
    private void putList(String option, String key, Consumer<String> check, Map<String, String> settings) {
        String text = String.join(",", getList(key));
        if (text.isEmpty()) {
            return;
        }
        try {
            check.accept(text);
            settings.put(option, text);
        } catch (DatasetException e) {
            throw new ConfigException(key, text, e.getMessage());
        }
    }

    private Map<String, String> formats() {
        List<String> formats = getList(ConfigKeys.DATASET_FORMATS);
        if (formats.isEmpty()) {
            return Map.of("format", getString(ConfigKeys.DATASET_FORMAT));
        }
        if (originals().containsKey(ConfigKeys.DATASET_FORMAT)) {
            throw new ConfigException(
                    ConfigKeys.DATASET_FORMATS,
                    formats,
                    "not with " + ConfigKeys.DATASET_FORMAT + ", which is another word for it; remove one of both");
        }
        return Map.of("formats", String.join(",", formats));
    }

    /** What training costs, to estimate it. */
    public TokenPrices tokenPrices() {
        SortedMap<String, BigDecimal> prices = new TreeMap<>();
        pairs(ConfigKeys.DATASET_TOKEN_PRICES)
                .forEach((model, price) -> prices.put(model, price(ConfigKeys.DATASET_TOKEN_PRICES, price)));
        return new TokenPrices(getInt(ConfigKeys.DATASET_TOKEN_EPOCHS), prices);
    }

    /** When jobs are requested. */
    public RetrainSettings retraining() {
        return new RetrainSettings(
                getLong(ConfigKeys.RETRAIN_RECORDS_MIN),
                getLong(ConfigKeys.RETRAIN_CLASS_RECORDS_MIN),
                getLong(ConfigKeys.RETRAIN_AGE_MS_MAX),
                getLong(ConfigKeys.RETRAIN_COOLDOWN_MS),
                getString(ConfigKeys.TRAINER),
                pairs(ConfigKeys.TRAINER_PARAMETERS));
    }

    /** What a model must reach. */
    public GateSettings gate() {
        return new GateSettings(
                getInt(ConfigKeys.GATE_TEST_RECORDS_MIN),
                getDouble(ConfigKeys.GATE_ACCURACY_MIN),
                getDouble(ConfigKeys.GATE_SIGNIFICANCE));
    }

    /** Where snapshots and models are. */
    public StorageSettings storage() {
        try {
            return new StorageSettings(
                    storageUri(),
                    Path.of(getString(ConfigKeys.STATE_DIR)).resolve("s3"),
                    getLong(ConfigKeys.STORAGE_CACHE_BYTES_MAX),
                    s3());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(ConfigKeys.STORAGE_URI, getString(ConfigKeys.STORAGE_URI), e.getMessage());
        }
    }

    private URI storageUri() {
        String uri = getString(ConfigKeys.STORAGE_URI);
        if (uri.isEmpty()) {
            return Path.of(getString(ConfigKeys.STORAGE_DIR)).toUri();
        }
        if (originals().containsKey(ConfigKeys.STORAGE_DIR)) {
            throw new ConfigException(
                    ConfigKeys.STORAGE_URI, uri, ConfigKeys.STORAGE_DIR + " is set too; remove one of them");
        }
        return URI.create(uri);
    }

    private S3Settings s3() {
        String endpoint = getString(ConfigKeys.STORAGE_S3_ENDPOINT);
        try {
            return new S3Settings(
                    endpoint.isEmpty() ? Optional.empty() : Optional.of(URI.create(endpoint)),
                    getString(ConfigKeys.STORAGE_S3_REGION),
                    getBoolean(ConfigKeys.STORAGE_S3_PATH_STYLE),
                    getString(ConfigKeys.STORAGE_S3_ACCESS_KEY_ID),
                    getPassword(ConfigKeys.STORAGE_S3_SECRET_ACCESS_KEY).value());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("The keys storage.s3.* are wrong: " + e.getMessage());
        }
    }

    /** As it was given: Kafka trims strings, and here the white space counts. */
    private String separator() {
        return Objects.toString(originals().get(ConfigKeys.DATASET_SEPARATOR), "");
    }

    private SplitRule splitRule() {
        List<Integer> percent = getList(ConfigKeys.SPLIT_PERCENT).stream()
                .map(part -> number(ConfigKeys.SPLIT_PERCENT, part))
                .toList();
        if (percent.size() != 3) {
            throw new ConfigException(ConfigKeys.SPLIT_PERCENT, percent, "three numbers are needed");
        }
        try {
            return new SplitRule(getString(ConfigKeys.SPLIT_SALT), percent.get(0), percent.get(1), percent.get(2));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    ConfigKeys.SPLIT_PERCENT + " or " + ConfigKeys.SPLIT_SALT + " is wrong: " + e.getMessage());
        }
    }

    private SortedMap<String, String> pairs(String key) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String pair : getList(key)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ConfigException(key, pair, "name=value is needed");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static BigDecimal price(String key, String text) {
        if (!text.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw new ConfigException(key, text, "a price such as 3.00 is needed");
        }
        return new BigDecimal(text.strip());
    }

    private <E extends Enum<E>> E constant(Class<E> type, String key) {
        return Enum.valueOf(type, getString(key).toUpperCase(Locale.ROOT));
    }

    private static int number(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConfigException(key, text, "a whole number is needed");
        }
    }
}
