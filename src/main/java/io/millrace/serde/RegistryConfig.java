package io.millrace.serde;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of the Avro serdes and of the registry client, named as Confluent's are. A key may also carry the prefix
 * {@code schema.registry.} that Confluent's client allows; without the prefix wins. Keys that are not ours are left
 * alone, as a client's configuration is passed whole. Nothing is reloadable. Values are never logged.
 *
 * <p>For https with certificates of one's own, {@code schema.registry.ssl.} and what follows {@code ssl.} in a Kafka
 * client's keys; the host's name is always checked.
 */
public final class RegistryConfig extends AbstractConfig {

    /** Where the registry is. */
    public static final String URL = "schema.registry.url";

    /** Whether an unknown schema is registered when it is first written. */
    public static final String AUTO_REGISTER = "auto.register.schemas";

    /** Whether the newest schema of the subject is the one to write. */
    public static final String USE_LATEST = "use.latest.version";

    /** Whether the newest schema is compared with the one of the class. */
    public static final String LATEST_STRICT = "latest.compatibility.strict";

    /** Whether the registry normalises schemas before it compares them. */
    public static final String NORMALIZE = "normalize.schemas";

    /** How a key's subject is named. */
    public static final String KEY_SUBJECT = "key.subject.name.strategy";

    /** How a value's subject is named. */
    public static final String VALUE_SUBJECT = "value.subject.name.strategy";

    /** Whether generated classes are read. */
    public static final String SPECIFIC_READER = "specific.avro.reader";

    /** The generated class that is read. */
    public static final String VALUE_TYPE = "specific.avro.value.type";

    /** How many schemas are kept in memory. */
    public static final String CACHE_SIZE = "max.schemas.per.subject";

    /** How often a failed call is repeated. */
    public static final String RETRIES = "max.retries";

    /** How long to wait before the first repetition. */
    public static final String RETRY_WAIT_MS = "retries.wait.ms";

    /** How long to wait before any repetition. */
    public static final String RETRY_MAX_WAIT_MS = "retries.max.wait.ms";

    /** How long a connection may take. */
    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";

    /** How long an answer may take. */
    public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";

    /** Where the user's name and password come from. */
    public static final String BASIC_SOURCE = "basic.auth.credentials.source";

    /** The user's name and password. */
    public static final String BASIC_USER_INFO = "basic.auth.user.info";

    /** Where the bearer token comes from. */
    public static final String BEARER_SOURCE = "bearer.auth.credentials.source";

    /** The bearer token. */
    public static final String BEARER_TOKEN = "bearer.auth.token";

    /** The only supported strategy, by Confluent's class name. */
    static final String TOPIC_NAME_STRATEGY = "io.confluent.kafka.serializers.subject.TopicNameStrategy";

    /** What a key may begin with. */
    static final String PREFIX = "schema.registry.";

    private static final ConfigDef DEFINITION = define();

    /**
     * Parses and validates the keys that are ours.
     *
     * @param clientConfig the configuration of a Kafka client or of Millrace, other keys included
     * @throws ConfigException if one of our keys is missing or wrong; the message names the key
     */
    public RegistryConfig(Map<String, ?> clientConfig) {
        super(DEFINITION, unprefixed(clientConfig), false);
    }

    /** Returns the keys with type, default, validator and documentation, to generate the reference page from. */
    public static ConfigDef definition() {
        return new ConfigDef(DEFINITION);
    }

    List<String> urls() {
        return getList(URL);
    }

    private static Map<String, Object> unprefixed(Map<String, ?> clientConfig) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        for (String name : DEFINITION.names()) {
            if (clientConfig.containsKey(PREFIX + name)) {
                config.putIfAbsent(name, clientConfig.get(PREFIX + name));
            }
        }
        return config;
    }

    private static ConfigDef define() {
        ConfigDef definition = new ConfigDef();
        defineSchemas(definition);
        defineCalls(definition);
        defineCredentials(definition);
        return definition;
    }

    private static void defineSchemas(ConfigDef definition) {
        ConfigDef.Validator strategy = ValidString.in(TOPIC_NAME_STRATEGY);
        definition
                .define(
                        AUTO_REGISTER,
                        Type.BOOLEAN,
                        true,
                        MEDIUM,
                        "Register a schema when a record with it is first"
                                + " written. Set false in production, register schemas when deploying, and it is only looked up.")
                .define(
                        USE_LATEST,
                        Type.BOOLEAN,
                        false,
                        LOW,
                        "Write with the id of the newest schema of the subject."
                                + " Takes effect only with auto.register.schemas=false.")
                .define(
                        LATEST_STRICT,
                        Type.BOOLEAN,
                        true,
                        new MustBeTrue("records are always written with the schema of their class"),
                        LOW,
                        "Refuse to write if the newest schema of the subject does not have the same fields as the record's"
                                + " class. Only true is supported.")
                .define(
                        NORMALIZE,
                        Type.BOOLEAN,
                        false,
                        LOW,
                        "Let the registry bring schemas into a normal form before it compares them.")
                .define(
                        KEY_SUBJECT,
                        Type.STRING,
                        TOPIC_NAME_STRATEGY,
                        strategy,
                        LOW,
                        "How a key's subject is named. Only the topic's name and -key is supported.")
                .define(
                        VALUE_SUBJECT,
                        Type.STRING,
                        TOPIC_NAME_STRATEGY,
                        strategy,
                        LOW,
                        "How a value's subject is named. Only the topic's name and -value is supported.")
                .define(
                        SPECIFIC_READER,
                        Type.BOOLEAN,
                        true,
                        new MustBeTrue("generic records are not supported"),
                        LOW,
                        "Read into generated classes. Only true is supported.")
                .define(
                        VALUE_TYPE,
                        Type.CLASS,
                        null,
                        LOW,
                        "The generated class to read into; absent, the class that is named as the writer's schema.")
                .define(
                        CACHE_SIZE,
                        Type.INT,
                        1000,
                        atLeast(1),
                        LOW,
                        "How many schemas a client keeps in memory; when more are met, it starts anew.");
    }

    private static void defineCalls(ConfigDef definition) {
        definition
                .define(
                        URL,
                        Type.LIST,
                        NO_DEFAULT_VALUE,
                        ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                        HIGH,
                        "The registry: http:// or https:// addresses, separated by commas, tried in turn; or one"
                                + " mock://name, a registry in memory that all of this process with the same name share. For https"
                                + " with certificates of one's own, set schema.registry.ssl.truststore.location and the"
                                + " other keys that a Kafka client has, with schema.registry. before them.")
                .define(
                        RETRIES,
                        Type.INT,
                        8,
                        atLeast(0),
                        LOW,
                        "How often a call is repeated when no address answers or all answer 408, 429 or 5xx. After 10"
                                + " seconds it is not repeated, because it may be made within a transaction.")
                .define(
                        RETRY_WAIT_MS,
                        Type.LONG,
                        250L,
                        atLeast(0),
                        LOW,
                        "Upper bound of the wait before the first repetition, in milliseconds; doubled each time, the wait"
                                + " is random below it.")
                .define(
                        RETRY_MAX_WAIT_MS,
                        Type.LONG,
                        2_000L,
                        atLeast(0),
                        LOW,
                        "Upper bound of the wait before any repetition, in milliseconds.")
                .define(
                        CONNECT_TIMEOUT_MS,
                        Type.LONG,
                        2_000L,
                        atLeast(1),
                        LOW,
                        "How long a connection to the registry may take, in milliseconds.")
                .define(
                        READ_TIMEOUT_MS,
                        Type.LONG,
                        5_000L,
                        atLeast(1),
                        LOW,
                        "How long the registry may take to answer, in milliseconds. With the repetitions it should stay well"
                                + " below the transaction timeout.");
    }

    private static void defineCredentials(ConfigDef definition) {
        definition
                .define(
                        BASIC_SOURCE,
                        Type.STRING,
                        "URL",
                        ValidString.in("URL", "USER_INFO"),
                        MEDIUM,
                        "Where the user's name and password come from: URL (http://user:password@host) or USER_INFO"
                                + " (basic.auth.user.info). SASL_INHERIT is not supported.")
                .define(
                        BASIC_USER_INFO,
                        Type.PASSWORD,
                        "",
                        MEDIUM,
                        "name:password, with basic.auth.credentials.source=USER_INFO.")
                .define(
                        BEARER_SOURCE,
                        Type.STRING,
                        "",
                        ValidString.in("", "STATIC_TOKEN"),
                        LOW,
                        "STATIC_TOKEN to send bearer.auth.token instead of a name and password; OAuth is not supported.")
                .define(BEARER_TOKEN, Type.PASSWORD, "", LOW, "The token, with STATIC_TOKEN.");
    }

    /** Accepts true only, and says why. */
    private record MustBeTrue(String reason) implements ConfigDef.Validator {

        @Override
        public void ensureValid(String name, Object value) {
            if (!Boolean.TRUE.equals(value)) {
                throw new ConfigException(name, value, "only true is supported: " + reason);
            }
        }

        @Override
        public String toString() {
            return "true";
        }
    }
}
