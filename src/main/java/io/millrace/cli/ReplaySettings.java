package io.millrace.cli;

import io.millrace.config.MillraceConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * What to replay.
 *
 * @param production the settings of production
 * @param rules the keys that change
 * @param work a directory for temporary files
 * @param seed chooses the sample
 * @param sample how many differences are kept
 */
record ReplaySettings(Map<String, String> production, Map<String, String> rules, Path work, long seed, int sample) {

    MillraceConfig productionConfig() {
        return new MillraceConfig(production);
    }
}
