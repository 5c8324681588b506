package gradlab.ui.monkey;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Everything that went wrong inside: what no one caught on any thread, what was logged, what the style sheets complained of. Each is kept once. */
final class Faults implements AutoCloseable {

    /** The head-less platform draws into a screen of a thousand by a thousand and does not look where it ends. */
    private static final Pattern OF_THE_PLATFORM = Pattern.compile("com\\.sun\\.glass\\.ui\\.headless\\.HeadlessWindow\\.(blit|clearRect)"
            // its mouse goes from a menu that closes into the window with the button down, which no other platform lets it
            + "|javafx\\.scene\\.control\\.skin\\.SliderSkin\\.lambda\\$initialize\\$4"
            // its robot presses into no window, and falls, after the one under the mouse went away with the move before
            + "|\\Ajava\\.lang\\.NullPointerException: Cannot invoke \"com\\.sun\\.glass\\.ui\\.headless\\.HeadlessWindow");
    private static final int SAME_FRAMES = 3;

    private final Logger root = Logger.getLogger("");
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Map<String, String> found = new LinkedHashMap<>();
    private final Supplier<String> when;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                logged(line);
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** @param when tells what was being done */
    Faults(Supplier<String> when) {
        this.when = when;
        root.addHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> thrown("uncaught in " + thread.getName(), failure));
    }

    void thrown(String where, Throwable failure) {
        String text = written(failure);
        if (!OF_THE_PLATFORM.matcher(text).find()) {
            note(where + ": " + signature(failure), text);
        }
    }

    private static String written(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void logged(LogRecord line) {
        if (line.getThrown() == null) {
            String text = written(new Throwable("here"));
            if (!line.getLoggerName().equals("javafx.css") || !OF_THE_PLATFORM.matcher(text).find()) {
                note("logged by " + line.getLoggerName() + ": " + line.getMessage(), text);
            }
        } else {
            thrown("logged by " + line.getLoggerName() + ": " + line.getMessage(), line.getThrown());
        }
    }

    synchronized void note(String what, String details) {
        if (found.putIfAbsent(what, when.get() + "\n  " + what + "\n" + details) == null) {
            System.out.println("FAULT " + found.get(what));
        }
    }

    /** One per kind, with what was being done when it came up for the first time. */
    synchronized List<String> all() {
        return new ArrayList<>(found.values());
    }

    private static String signature(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StringBuilder text = new StringBuilder(root.getClass().getName());
        StackTraceElement[] stack = root.getStackTrace();
        for (int i = 0; i < Math.min(SAME_FRAMES, stack.length); i++) {
            text.append(" < ").append(stack[i]);
        }
        return text.toString();
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
