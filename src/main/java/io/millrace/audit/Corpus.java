package io.millrace.audit;

import io.millrace.dataset.IndexedReviews;
import io.millrace.dataset.TextFile;
import io.millrace.schema.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of several datasets, numbered from 0 in the order of datasets, splits and lines, so that a number stands for a
 * place. For one thread.
 */
final class Corpus {

    private static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    /** Takes rows. */
    @FunctionalInterface
    interface Visitor {
        void visit(long row, String text) throws IOException;
    }

    private record Part(AuditedDataset dataset, Split split, long first, long rows) {}

    private final List<Part> parts = new ArrayList<>();
    private long rows;

    private Corpus() {}

    /** Reads and numbers all rows. */
    static Corpus read(List<AuditedDataset> datasets, Visitor visitor) throws IOException {
        Corpus corpus = new Corpus();
        for (AuditedDataset dataset : datasets) {
            for (Split split : SPLITS) {
                corpus.readPart(dataset, split, visitor);
            }
        }
        return corpus;
    }

    private void readPart(AuditedDataset dataset, Split split, Visitor visitor) throws IOException {
        long first = rows;
        if (dataset.splits().contains(split)) {
            readTexts(dataset, split, visitor);
        }
        parts.add(new Part(dataset, split, first, rows - first));
    }

    private void readTexts(AuditedDataset dataset, Split split, Visitor visitor) throws IOException {
        try (TextFile texts = TextFile.open(dataset.directory(), split)) {
            for (String text = texts.next(); text != null; text = texts.next()) {
                visitor.visit(rows++, text);
            }
        }
    }

    /** How many rows there are. */
    long rows() {
        return rows;
    }

    /** How many rows each dataset has. */
    List<AuditReport.Rows> counts() {
        List<AuditReport.Rows> counts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += SPLITS.size()) {
            counts.add(new AuditReport.Rows(
                    parts.get(i).dataset().name(),
                    parts.get(i).rows(),
                    parts.get(i + 1).rows(),
                    parts.get(i + 2).rows()));
        }
        return counts;
    }

    boolean isHeldOut(long row) {
        return part(row).split() != Split.TRAIN;
    }

    /** Looks up where a row is, and whose it is. */
    Place place(long row) {
        Part part = part(row);
        long line = row - part.first() + 1;
        String reviewId = IndexedReviews.reviewId(part.dataset().directory(), part.split(), line)
                .orElse(null);
        return new Place(part.dataset().name(), part.split(), line, reviewId);
    }

    /** Reads chosen rows again. */
    Cursor cursor() {
        return new Cursor();
    }

    private Part part(long row) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).first() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts.get(low);
    }

    /** Goes through chosen rows in ascending order. */
    final class Cursor implements AutoCloseable {

        private TextFile open;
        private Part at;
        private long next;

        private Cursor() {}

        /** The text of a row that comes after all that were asked for before. */
        String text(long row) {
            if (at != part(row)) {
                close();
                at = part(row);
                open = TextFile.open(at.dataset().directory(), at.split());
                next = at.first();
            }
            open.skip(row - next);
            next = row + 1;
            String text = open.next();
            if (text == null) {
                throw new AuditException("The files of " + at.dataset().name() + " changed meanwhile; audit again");
            }
            return text;
        }

        @Override
        public void close() {
            if (open != null) {
                open.close();
            }
        }
    }
}
