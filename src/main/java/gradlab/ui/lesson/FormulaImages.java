package gradlab.ui.lesson;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.scilab.forge.jlatexmath.DefaultTeXFont;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;
import org.scilab.forge.jlatexmath.cyrillic.CyrillicRegistration;

/**
 * LaTeX as crisp pictures, drawn off the FX thread and kept for as long as there is room. JLaTeXMath paints into an
 * image of its own because its fonts are unknown to JavaFX.
 */
final class FormulaImages {

    private static final int ROOM = 600;
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_PIXELS = 4000;
    /** Computer Modern's letters are smaller than those of a screen font of the same size. */
    private static final double INLINE_SIZE = 1.22;
    private static final double DISPLAY_SIZE = 1.3;
    /** Commands that read files or change what later formulas mean. */
    private static final Pattern REFUSED = Pattern.compile("\\\\(includegraphics|newcommand|renewcommand|newenvironment"
            + "|renewenvironment|definecolor|DeclareMathSizes|magnification|jlm[a-zA-Z]*|makeatletter)(?![a-zA-Z])");
    private static final Pattern QUOTED = Pattern.compile("'([^']+)'|command (\\w+) ");

    private final Executor background;
    private final Map<Key, Formula> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Formula> eldest) {
            return size() > ROOM;
        }
    };

    private boolean knowsCyrillic;

    private record Key(String latex, Formula.Look look) {
    }

    /** @param background where formulas are drawn, one after the other: JLaTeXMath is not made for several threads */
    FormulaImages(Executor background) {
        this.background = background;
    }

    /** Hands over the formula: at once if it has been drawn before, else later on the FX thread. */
    void show(String latex, Formula.Look look, Consumer<Formula> receiver) {
        Optional<Formula> ready = kept(new Key(latex, look));
        if (ready.isPresent()) {
            receiver.accept(ready.get());
        } else {
            background.execute(() -> {
                Formula formula = draw(latex, look);
                Platform.runLater(() -> receiver.accept(formula));
            });
        }
    }

    /** Draws and keeps a formula now. On the background thread only. */
    synchronized Formula draw(String latex, Formula.Look look) {
        Key key = new Key(latex, look);
        Optional<Formula> ready = kept(key);
        if (ready.isPresent()) {
            return ready.get();
        }
        if (!knowsCyrillic) {
            DefaultTeXFont.registerAlphabet(new CyrillicRegistration());
            knowsCyrillic = true;
        }
        Formula formula = paint(latex, look);
        synchronized (kept) {
            kept.put(key, formula);
        }
        return formula;
    }

    private Optional<Formula> kept(Key key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }

    private static Formula paint(String latex, Formula.Look look) {
        Matcher refused = REFUSED.matcher(latex);
        if (refused.find()) {
            return new Formula.Unreadable(refused.group());
        }
        if (latex.isBlank() || latex.length() > MAX_LENGTH || !bracesMatch(latex)) {
            return new Formula.Unreadable(latex);
        }
        try {
            return pictureOf(latex, look);
        } catch (RuntimeException | StackOverflowError reason) {
            return new Formula.Unreadable(culprit(latex, String.valueOf(reason.getMessage())));
        }
    }

    private static Formula pictureOf(String latex, Formula.Look look) {
        double size = look.size() * (look.display() ? DISPLAY_SIZE : INLINE_SIZE) * look.scale();
        int style = look.display() ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT;
        TeXIcon icon = new TeXFormula(latex).createTeXIcon(style, (float) size);
        int margin = (int) Math.ceil(look.scale() / 2);
        icon.setInsets(new Insets(margin, margin, margin, margin));
        icon.setForeground(new Color(look.argb()));
        int width = icon.getIconWidth();
        int height = icon.getIconHeight();
        if (width > MAX_PIXELS || height > MAX_PIXELS) {
            return new Formula.Unreadable(latex);
        }
        BufferedImage painted = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = painted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        icon.paintIcon(null, graphics, 0, 0);
        graphics.dispose();
        return cropped(painted, icon.getIconDepth(), look.scale());
    }

    /** The painting without blank columns at its sides: the words around it have their own spaces. */
    private static Formula.Drawn cropped(BufferedImage painted, int depth, double scale) {
        int[] pixels = ((DataBufferInt) painted.getRaster().getDataBuffer()).getData();
        int stride = painted.getWidth();
        int height = painted.getHeight();
        int margin = (int) Math.ceil(scale / 2);
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
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, left, stride);
        return new Formula.Drawn(image, width / scale, height / scale, depth / scale);
    }

    private static boolean isBlank(int[] pixels, int stride, int column) {
        for (int at = column; at < pixels.length; at += stride) {
            if (pixels[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** JLaTeXMath draws half a formula when a brace is missing. */
    private static boolean bracesMatch(String latex) {
        int depth = 0;
        for (int i = 0; i < latex.length() && depth >= 0; i++) {
            switch (latex.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> { }
            }
        }
        return depth == 0;
    }

    private static String culprit(String latex, String reason) {
        Matcher quoted = QUOTED.matcher(reason);
        while (quoted.find()) {
            String word = quoted.group(1) != null ? quoted.group(1) : quoted.group(2);
            if (latex.contains("\\" + word)) {
                return "\\" + word;
            }
        }
        return latex;
    }
}
