package gradlab.data;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/**
 * How the examples of a training batch are changed at random every time they come up; answers stay as they are. Nothing
 * else is ever changed: neither the test part nor what losses and probes are computed on over the whole training part.
 * To add a way, add a record here.
 */
public sealed interface Augmentation {

    /** True if this makes sense for such examples. */
    boolean suits(DataSet data);

    /**
     * Gets ready for one training part.
     *
     * @param training as the network sees it, scaled by {@code scaling}
     */
    Rule start(DataSet training, Scaling.Fitted scaling);

    /** An augmentation at work. Equal generators give equal changes. */
    @FunctionalInterface
    interface Rule {

        /** Changes the first {@code rows} examples of {@code x} in place. */
        void change(double[] x, int rows, Rng rng);
    }

    @Named(en = "none", ru = "нет")
    record None() implements Augmentation {
        @Override
        public boolean suits(DataSet data) {
            return true;
        }

        @Override
        public Rule start(DataSet training, Scaling.Fitted scaling) {
            return (x, rows, rng) -> { };
        }
    }

    /**
     * For pictures: each is shifted, turned and covered with noise. {@code noise} is a standard deviation in parts of the
     * range of all pixels, {@code shift} one in sides of the picture, {@code rotation} one in degrees.
     */
    @Named(en = "images", ru = "картинки")
    record Images(
            @Named(en = "noise", ru = "шум") @Range(min = 0, max = 1) double noise,
            @Named(en = "shift", ru = "сдвиг") @Range(min = 0, max = 0.3) double shift,
            @Named(en = "rotation", ru = "поворот") @Range(min = 0, max = 45) double rotation) implements Augmentation {
        public Images() {
            this(0.05, 0.04, 6);
        }

        @Override
        public boolean suits(DataSet data) {
            return ImageShape.probable(data).isPresent();
        }

        @Override
        public Rule start(DataSet training, Scaling.Fitted scaling) {
            ImageShape shape = ImageShape.probable(training).orElseThrow(() ->
                    new IllegalArgumentException("no pictures have " + training.features() + " pixels"));
            return new PictureWarp(this, shape, training, scaling);
        }
    }

    /** Normal noise on every input as the network sees it, that is after scaling. */
    @Named(en = "noise", ru = "шум")
    record Noise(
            @Named(en = "deviation", ru = "отклонение") @Range(min = 0, max = 10) double deviation) implements Augmentation {
        public Noise() {
            this(0.1);
        }

        @Override
        public boolean suits(DataSet data) {
            return true;
        }

        @Override
        public Rule start(DataSet training, Scaling.Fitted scaling) {
            int features = training.features();
            return (x, rows, rng) -> {
                for (int i = 0; i < rows * features; i++) {
                    x[i] += deviation * rng.nextGaussian();
                }
            };
        }
    }
}
