package gradlab.ui.formula;

import gradlab.lesson.Latex;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** Paints LaTeX into images. */
public final class LatexPainter {

    private static final int MAX_PIXELS = 4000;
    /** Computer Modern's letters are smaller than those of a screen font of the same size. */
    private static final double INLINE_SIZE = 1.22;
    private static final double DISPLAY_SIZE = 1.3;

    /** A formula after the attempt to paint it. */
    public sealed interface Painted {
    }

    /**
     * @param image premultiplied ARGB, without blank columns at its sides: the words around it have their own spaces
     * @param depth pixels below the base line
     */
    public record Picture(BufferedImage image, int depth) implements Painted {
    }

    /** LaTeX that is not understood; {@code culprit} is the command, or the whole formula. */
    public record Unreadable(String culprit) implements Painted {
    }

    /**
     * Paints a formula.
     *
     * @param display whether it stands on a line of its own
     * @param size of the text around it, in points
     * @param argb colour of the ink
     * @param scale pixels per point
     */
    public Painted paint(String latex, boolean display, double size, int argb, double scale) {
        try {
            return Latex.with(latex, formula -> pictureOf(formula, latex, display, size * scale, argb, scale));
        } catch (Latex.Unreadable unreadable) {
            return new Unreadable(unreadable.culprit());
        }
    }

    private static Painted pictureOf(TeXFormula formula, String latex, boolean display, double size, int argb, double scale) {
        int style = display ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT;
        TeXIcon icon = formula.createTeXIcon(style, (float) (size * (display ? DISPLAY_SIZE : INLINE_SIZE)));
        int margin = (int) Math.ceil(scale / 2);
        icon.setInsets(new Insets(margin, margin, margin, margin));
        icon.setForeground(new Color(argb));
        int width = icon.getIconWidth();
        int height = icon.getIconHeight();
        if (width > MAX_PIXELS || height > MAX_PIXELS) {
            return new Unreadable(latex);
        }
        BufferedImage painted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = painted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        icon.paintIcon(null, graphics, 0, 0);
        graphics.dispose();
        return new Picture(cropped(painted, margin), icon.getIconDepth());
    }

    private static BufferedImage cropped(BufferedImage painted, int margin) {
        int[] pixels = ((DataBufferInt) painted.getRaster().getDataBuffer()).getData();
        int stride = painted.getWidth();
        int left = 0;
        while (left < stride - 1 && isBlank(pixels, stride, left)) {
            left++;
        }
        int right = stride - 1;
        while (right > left && isBlank(pixels, stride, right)) {
            right--;
        }
        left = Math.max(0, left - margin);
        int width = Math.min(stride, right + 1 + margin) - left;
        BufferedImage cropped = new BufferedImage(width, painted.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        int[] target = ((DataBufferInt) cropped.getRaster().getDataBuffer()).getData();
        for (int row = 0; row < painted.getHeight(); row++) {
            System.arraycopy(pixels, row * stride + left, target, row * width, width);
        }
        return cropped;
    }

    private static boolean isBlank(int[] pixels, int stride, int column) {
        for (int at = column; at < pixels.length; at += stride) {
            if (pixels[at] != 0) {
                return false;
            }
        }
        return true;
    }
}
