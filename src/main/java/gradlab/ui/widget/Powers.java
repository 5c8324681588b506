package gradlab.ui.widget;

import gradlab.ui.Words;

/** Powers of ten as people write them. */
final class Powers {

    private Powers() {
    }

    /** 10⁻³ for −3; a number in plain digits where the exponent is not whole or near zero. */
    static String ten(Words words, double exponent) {
        double whole = Math.rint(exponent);
        if (Math.abs(exponent - whole) > 1e-9) {
            return words.number(StrictMath.pow(10, exponent), 2);
        }
        if (whole >= -1 && whole <= 1) {
            return words.number(StrictMath.pow(10, whole), 2);
        }
        return Words.powerOfTen((int) whole);
    }
}
