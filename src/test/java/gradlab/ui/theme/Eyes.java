package gradlab.ui.theme;

import javafx.scene.paint.Color;

/**
 * What eyes make of colours: contrast as WCAG 2.1 defines it, and how far apart two colours are (ΔE of 1976) for usual and
 * colour-blind eyes, simulated with the matrices of Machado, Oliveira and Fernandes (2009) at full severity.
 */
public enum Eyes {

    USUAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    PROTAN(new double[][] {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}),
    DEUTAN(new double[][] {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}),
    TRITAN(new double[][] {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}});

    private static final double[][] XYZ = {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private final double[][] seen;

    Eyes(double[][] seen) {
        this.seen = seen;
    }

    /** 1 to 21. */
    public static double contrast(Color a, Color b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** How far apart two colours look. */
    double distance(Color a, Color b) {
        double[] first = lab(times(seen, linear(a)));
        double[] second = lab(times(seen, linear(b)));
        return Math.hypot(Math.hypot(first[0] - second[0], first[1] - second[1]), first[2] - second[2]);
    }

    private static double luminance(Color colour) {
        return times(XYZ, linear(colour))[1];
    }

    private static double[] linear(Color colour) {
        double[] rgb = {colour.getRed(), colour.getGreen(), colour.getBlue()};
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] lab(double[] linear) {
        double[] rgb = linear.clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.clamp(rgb[i], 0, 1);
        }
        double[] xyz = times(XYZ, rgb);
        double[] f = new double[xyz.length];
        for (int i = 0; i < f.length; i++) {
            double share = xyz[i] / WHITE[i];
            f[i] = share > 216.0 / 24389 ? Math.cbrt(share) : (24389.0 / 27 * share + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < vector.length; column++) {
                product[row] += matrix[row][column] * vector[column];
            }
        }
        return product;
    }
}
