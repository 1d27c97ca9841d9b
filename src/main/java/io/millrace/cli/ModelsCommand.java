package io.millrace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.TrainedOn;
import io.millrace.schema.Champion;
import io.millrace.schema.CommandKind;
import io.millrace.schema.ModelVersion;
import io.millrace.serde.PlainJson;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells of models, and changes the one that serves. */
@Command(
        name = "models",
        description = "List and show models; promote one by hand, or roll back to the champion before.",
        subcommands = {
            ModelsCommand.ListThem.class,
            ModelsCommand.Show.class,
            ModelsCommand.Promote.class,
            ModelsCommand.Rollback.class
        })
final class ModelsCommand {

    @Command(name = "list", description = "List all models, oldest first.")
    static final class ListThem extends ClientCommand {
        @Option(
                names = "--trained-on",
                paramLabel = "REVIEW_ID",
                description = "Only models that were trained on this review, also if it was erased since.")
        private String reviewId;

        @Override
        int run(Session session) {
            Table table = new Table(
                    "model", "status", "accuracy", "macro-F1", "MAE", "snapshot", "erased since", "created", "why");
            try (Models models = new Models(session)) {
                ErasedSince erased = ErasedSince.read(session);
                models.all().stream()
                        .filter(model -> isWanted(model, session))
                        .forEach(model -> add(model, erased.count(model), table));
            }
            table.print(out());
            return ExitCodes.OK;
        }

        private boolean isWanted(ModelVersion model, Session session) {
            return reviewId == null || isTrainedOn(model, session.storage());
        }

        private boolean isTrainedOn(ModelVersion model, Storage storage) {
            try (StoredDirectory files = storage.fetch(URI.create(model.getLocation()), TrainedOn.FILES)) {
                return TrainedOn.load(files.path()).contains(reviewId);
            }
        }

        private static void add(ModelVersion model, long erased, Table table) {
            table.add(
                    model.getVersion(),
                    model.getStatus().name().toLowerCase(Locale.ROOT),
                    decimal(model.getEvaluation().getAccuracy()),
                    decimal(model.getEvaluation().getMacroF1()),
                    decimal(model.getEvaluation().getMae()),
                    model.getSnapshotId(),
                    erased == 0 ? null : erased,
                    model.getCreatedAt(),
                    model.getReason());
        }

        private static String decimal(double value) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
    }

    @Command(
            name = "show",
            description =
                    "Show all that is known of a model, as JSON; also on how many reviews it was trained that were"
                            + " erased since (erased_reviews).")
    static final class Show extends ClientCommand {
        @Parameters(paramLabel = "VERSION", description = "The model.")
        private String version;

        @Override
        int run(Session session) {
            try (Models models = new Models(session)) {
                ModelVersion model = models.find(version);
                ObjectNode json = (ObjectNode) PlainJson.of(model);
                json.put("erased_reviews", ErasedSince.read(session).count(model));
                out().println(json.toPrettyString());
            }
            return ExitCodes.OK;
        }
    }

    @Command(name = "promote", description = "Make a model the champion, whatever the gate said of it.")
    static final class Promote extends Succession {
        @Parameters(paramLabel = "VERSION", description = "The model.")
        private String version;

        @Override
        String successor(Models models, Champion current) {
            models.find(version);
            if (current != null && current.getVersion().equals(version)) {
                throw new CliException(version + " is the champion already");
            }
            return version;
        }

        @Override
        void send(Session session, String reason) {
            Commands.send(session, CommandKind.PROMOTE, version, reason);
        }
    }

    @Command(name = "rollback", description = "Make the previous champion the champion again.")
    static final class Rollback extends Succession {
        @Override
        String successor(Models models, Champion current) {
            if (current == null || current.getPrevious() == null) {
                throw new CliException("there is no champion before "
                        + (current == null ? "the first" : current.getVersion()) + " to go back to");
            }
            return current.getPrevious();
        }

        @Override
        void send(Session session, String reason) {
            Commands.send(session, CommandKind.ROLLBACK, null, reason);
        }
    }

    /** Asks for another champion and waits until it serves. */
    abstract static class Succession extends ClientCommand {
        private static final Duration WAIT_MAX = Duration.ofSeconds(15);

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in words; kept with the model.")
        private String reason = "no reason given";

        /** Who is to follow; refuses if it cannot be. */
        abstract String successor(Models models, Champion current);

        abstract void send(Session session, String why);

        @Override
        final int run(Session session) {
            try (Models models = new Models(session)) {
                Champion before = models.champion();
                String successor = successor(models, before);
                send(session, reason);
                return tell(models.awaitSuccessor(before, WAIT_MAX), successor);
            }
        }

        private int tell(Champion after, String successor) {
            if (after == null) {
                err().println("millrace: asked for " + successor + ", but the champion did not change within "
                        + WAIT_MAX.toSeconds() + " s; does the retraining role run? `millrace status` tells");
                return ExitCodes.FAILED;
            }
            if (!after.getVersion().equals(successor)) {
                err().println("millrace: asked for " + successor + ", but " + after.getVersion()
                        + " became champion meanwhile (" + after.getReason() + ")");
                return ExitCodes.FAILED;
            }
            out().println(successor + " is the champion now");
            return ExitCodes.OK;
        }
    }
}
