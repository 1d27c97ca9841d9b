package io.millrace.testing;

import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker that denies whatever no ACL allows, with a listener for SCRAM over TLS and one for TLS with certificates on both
 * sides. A third one, without either, is its operator's: whoever comes from there may do anything.
 *
 * <pre>
 * PLAINTEXT              User:ANONYMOUS, a super user
 * SCRAM     SASL_SSL   User:name of the SCRAM user
 * MTLS      SSL        User:common name of the client's certificate
 * </pre>
 */
public final class SecureBroker implements AutoCloseable {

    private static final int ITERATIONS = 4_096;

    private final Path directory;
    private final String scram;
    private final String mutual;
    private final EmbeddedCluster cluster;
    private final Admin operator;

    private SecureBroker(Path directory, List<Integer> ports) {
        this.directory = directory;
        this.scram = "127.0.0.1:" + ports.get(1);
        this.mutual = "127.0.0.1:" + ports.get(2);
        ClusterConfig config =
                ClusterConfig.singleNode(directory.resolve("broker")).withPort(ports.get(0));
        for (Map.Entry<String, String> property : properties(ports).entrySet()) {
            config = config.withBrokerProperty(property.getKey(), property.getValue());
        }
        this.cluster = EmbeddedCluster.start(config);
        this.operator = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
    }

    /**
     * Makes certificates and starts the broker.
     *
     * @param clients common names of the clients' certificates
     */
    public static SecureBroker start(Path directory, String... clients) throws IOException {
        Certificates certificates = new Certificates(Files.createDirectories(directory));
        certificates.keyStore("broker");
        certificates.trustStore("trusted-by-clients", "broker");
        for (String client : clients) {
            certificates.keyStore(client);
        }
        certificates.trustStore("trusted-by-broker", clients);
        return new SecureBroker(directory, FreePorts.pick(4));
    }

    /** The operator's admin client. */
    public Admin operator() {
        return operator;
    }

    /** Where the operator connects. */
    public EmbeddedCluster cluster() {
        return cluster;
    }

    /** Adds a SCRAM user. */
    public void addUser(String name, String password) throws ExecutionException, InterruptedException {
        ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        operator.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, info, password)))
                .all()
                .get();
    }

    /** Adds ACLs. */
    public void grant(Collection<AclBinding> acls) throws ExecutionException, InterruptedException {
        operator.createAcls(acls).all().get();
    }

    /** Takes an ACL away. */
    public void revoke(AclBinding acl) throws ExecutionException, InterruptedException {
        operator.deleteAcls(List.of(acl.toFilter())).all().get();
    }

    /**
     * What Millrace is configured with to come as a SCRAM user.
     *
     * @param password as it stands in the configuration; a reference to a provider is not resolved here
     */
    public Map<String, String> scramUser(String name, String password) {
        Map<String, String> settings = trusting(scram);
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(name, password));
        return settings;
    }

    /** What Millrace is configured with to come with a certificate. */
    public Map<String, String> certified(String client) {
        Map<String, String> settings = trusting(mutual);
        settings.put("kafka.security.protocol", "SSL");
        settings.put("kafka.ssl.keystore.type", "PKCS12");
        settings.put("kafka.ssl.keystore.location", store(client));
        settings.put("kafka.ssl.keystore.password", Certificates.PASSWORD);
        return settings;
    }

    @Override
    public void close() {
        operator.close();
        cluster.close();
    }

    private Map<String, String> trusting(String address) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", address);
        settings.put("kafka.ssl.truststore.type", "PKCS12");
        settings.put("kafka.ssl.truststore.location", store("trusted-by-clients"));
        settings.put("kafka.ssl.truststore.password", Certificates.PASSWORD);
        return settings;
    }

    private String store(String name) {
        return directory.resolve(name + ".p12").toAbsolutePath().toString();
    }

    private Map<String, String> properties(List<Integer> ports) {
        Map<String, String> properties = new HashMap<>();
        String clients = "PLAINTEXT://127.0.0.1:%d,SCRAM://127.0.0.1:%d,MTLS://127.0.0.1:%d"
                .formatted(ports.get(0), ports.get(1), ports.get(2));
        properties.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + ports.get(3));
        properties.put("advertised.listeners", clients);
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get(3));
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SCRAM:SASL_SSL,MTLS:SSL");
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("allow.everyone.if.no.acl.found", "false");
        properties.put("super.users", "User:ANONYMOUS");
        properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        properties.put(
                "listener.name.scram.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put("listener.name.mtls.ssl.client.auth", "required");
        properties.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("ssl.keystore.location", store("broker"));
        properties.put("ssl.keystore.password", Certificates.PASSWORD);
        properties.put("ssl.truststore.type", "PKCS12");
        properties.put("ssl.truststore.location", store("trusted-by-broker"));
        properties.put("ssl.truststore.password", Certificates.PASSWORD);
        return properties;
    }
}
