package io.millrace.cli;

import io.millrace.app.Permission;
import io.millrace.app.Permissions;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what roles must be allowed to do on the cluster. */
@Command(
        name = "acls",
        description = {
            "Show the least ACLs that roles need, as the configuration names topics and groups. Needs no broker.",
            "With --principal, show the commands that grant them."
        })
final class AclsCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions options;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "Which roles; default: the key `roles`, all unless set.")
    private List<String> roles = new ArrayList<>();

    @Option(
            names = "--principal",
            paramLabel = "TYPE:NAME",
            description = "Who is to run them, as User:millrace: prints commands for kafka-acls.sh instead of a table.")
    private String principal;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        MillraceConfig config = config();
        if (principal == null) {
            table(config).print(out);
        } else {
            commands(config).forEach(out::println);
        }
        out.flush();
        return ExitCodes.OK;
    }

    private MillraceConfig config() {
        Map<String, String> settings = ConnectionOptions.withAddresses(options.settings());
        if (!roles.isEmpty()) {
            settings.put(ConfigKeys.ROLES, String.join(",", roles));
        }
        return new MillraceConfig(settings);
    }

    private static Table table(MillraceConfig config) {
        Table table = new Table("ROLE", "RESOURCE", "NAME", "OPERATIONS");
        for (Role role : config.roles()) {
            byResource(Permissions.of(config.topics(), role))
                    .forEach((resource, operations) -> table.add(
                            role.label(), label(resource.resourceType()), name(resource), labels(operations)));
        }
        return table;
    }

    private List<String> commands(MillraceConfig config) {
        requirePrincipal();
        List<Permission> permissions = Permissions.of(config.topics(), config.roles());
        List<String> commands = new ArrayList<>();
        byResource(permissions).forEach((resource, operations) -> commands.add(command(resource, operations)));
        return commands;
    }

    private void requirePrincipal() {
        try {
            SecurityUtils.parseKafkaPrincipal(principal);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--principal is TYPE:NAME, not " + principal, e);
        }
    }

    private String command(ResourcePattern resource, List<AclOperation> operations) {
        return "kafka-acls.sh --bootstrap-server \"$BROKERS\" --add --allow-principal '%s' --%s '%s'%s%s"
                .formatted(
                        principal,
                        label(resource.resourceType()).replace(' ', '-'),
                        resource.name(),
                        resource.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "",
                        operations.stream()
                                .map(operation -> " --operation " + SecurityUtils.operationName(operation))
                                .collect(Collectors.joining()));
    }

    private static Map<ResourcePattern, List<AclOperation>> byResource(List<Permission> permissions) {
        return permissions.stream()
                .collect(Collectors.groupingBy(
                        Permission::resource,
                        LinkedHashMap::new,
                        Collectors.mapping(Permission::operation, Collectors.toList())));
    }

    private static String name(ResourcePattern resource) {
        return resource.name() + (resource.patternType() == PatternType.PREFIXED ? "*" : "");
    }

    private static String label(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String labels(List<AclOperation> operations) {
        return operations.stream().map(SecurityUtils::operationName).collect(Collectors.joining(", "));
    }
}
