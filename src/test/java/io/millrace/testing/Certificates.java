package io.millrace.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key stores with self-signed certificates, and trust stores that hold some of these, all PKCS12. */
public final class Certificates {

    /** Of every store. */
    public static final String PASSWORD = "changeit";

    private final Path directory;

    /** Makes them in an existing directory. */
    public Certificates(Path directory) {
        this.directory = directory;
    }

    /** A new key and its certificate, for 127.0.0.1 and localhost. */
    public Path keyStore(String name) throws IOException {
        Path store = directory.resolve(name + ".p12");
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=IP:127.0.0.1,DNS:localhost");
        return store;
    }

    /** Trusts the certificates of key stores that {@link #keyStore} made. */
    public Path trustStore(String name, String... trusted) throws IOException {
        Path store = directory.resolve(name + ".p12");
        for (String other : trusted) {
            String certificate = directory.resolve(other + ".pem").toString();
            keytool(directory.resolve(other + ".p12"), "-exportcert", "-rfc", "-alias", other, "-file", certificate);
            keytool(store, "-importcert", "-noprompt", "-alias", other, "-file", certificate);
        }
        return store;
    }

    private void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("keytool.log").toFile()))
                .start()
                .onExit()
                .join()
                .exitValue();
        if (exitCode != 0) {
            throw new IllegalStateException("keytool failed; see " + directory.resolve("keytool.log"));
        }
    }
}
