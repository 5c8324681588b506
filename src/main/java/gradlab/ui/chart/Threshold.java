package gradlab.ui.chart;

import java.util.Optional;

/** A bound that a chart counts with and that can be moved on the chart itself, over the whole history at once. */
enum Threshold {
    /** τ: singular values above τ·σ₁ count for the rank. */
    RANK("rank", 1e-12, 1) {
        @Override
        double in(PictureBook book) {
            return book.rankThreshold();
        }

        @Override
        PictureBook set(PictureBook book, double value) {
            return book.withRankThreshold(value);
        }
    },
    /** ε: an output is saturated where |f′| is below ε·max|f′|. */
    SATURATION("saturation", 1e-6, 1) {
        @Override
        double in(PictureBook book) {
            return book.saturationThreshold();
        }

        @Override
        PictureBook set(PictureBook book, double value) {
            return book.withSaturationThreshold(value);
        }
    };

    private final String id;
    private final double least;
    private final double greatest;

    Threshold(String id, double least, double greatest) {
        this.id = id;
        this.least = least;
        this.greatest = greatest;
    }

    /** The threshold a picture counts with, if any. */
    static Optional<Threshold> of(String pictureId) {
        boolean ofRank = pictureId.endsWith(".rank") || pictureId.endsWith(".sigma");
        return ofRank ? Optional.of(RANK) : Optional.of(SATURATION).filter(_ -> pictureId.equals("saturation"));
    }

    /** As it stands in text keys. */
    String id() {
        return id;
    }

    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    /** The value that captions of a book speak of; NaN if the experiment does not measure such a thing. */
    abstract double in(PictureBook book);

    /** The same book with another value. */
    abstract PictureBook set(PictureBook book, double value);
}
