package gradlab.ui.lesson;

import gradlab.ui.formula.LatexPainter;
import java.awt.image.DataBufferInt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** LaTeX as crisp pictures for the page, drawn off the FX thread and kept for as long as there is room. */
public final class FormulaImages {

    private static final int ROOM = 600;

    private final Executor background;
    private final Map<Key, Formula> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Formula> eldest) {
            return size() > ROOM;
        }
    };

    private final LatexPainter painter = new LatexPainter();

    private record Key(String latex, Formula.Look look) {
    }

    /** @param background where formulas are drawn, one after the other: JLaTeXMath is not made for several threads */
    public FormulaImages(Executor background) {
        this.background = background;
    }

    /** Hands over the formula: at once if it has been drawn before, else later on the FX thread. */
    public void show(String latex, Formula.Look look, Consumer<Formula> receiver) {
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

    private Formula paint(String latex, Formula.Look look) {
        return switch (painter.paint(latex, look.display(), look.size(), look.argb(), look.scale())) {
            case LatexPainter.Unreadable unreadable -> new Formula.Unreadable(unreadable.culprit());
            case LatexPainter.Picture picture -> drawn(picture, look.scale());
        };
    }

    private static Formula.Drawn drawn(LatexPainter.Picture picture, double scale) {
        int width = picture.image().getWidth();
        int height = picture.image().getHeight();
        int[] pixels = ((DataBufferInt) picture.image().getRaster().getDataBuffer()).getData();
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return new Formula.Drawn(image, width / scale, height / scale, picture.depth() / scale);
    }
}
