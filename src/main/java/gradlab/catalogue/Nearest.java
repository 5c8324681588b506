package gradlab.catalogue;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds what was probably meant by a misspelt word. */
public final class Nearest {

    /** Nobody means so much by one word. */
    public static final int LONGEST = 60;

    private Nearest() {
    }

    /** The known word with the fewest edits, if at most a third of the word (and at least one letter) differs. */
    public static Optional<String> to(String word, Collection<String> known) {
        String folded = Spelling.fold(word);
        return nearest(folded, known, Spelling::fold, Math.max(1, folded.length() / 3));
    }

    /** As {@link #to}; failing that, the word that sounds alike in the other alphabet, or that the same keys type in the other keyboard layout. */
    public static Optional<String> meant(String word, Collection<String> known) {
        Optional<String> near = to(word, known);
        if (near.isPresent() || word.length() < 2 || word.length() > LONGEST) {
            return near;
        }
        String sound = Sound.of(word);
        String typed = Sound.otherLayout(word);
        return nearest(sound, known, Sound::of, sound.length() < 6 ? sound.length() / 4 : sound.length() / 3)
                .or(() -> nearest(typed, known, Spelling::fold, typed.length() / 5))
                .or(() -> nearest(Sound.of(typed), known, Sound::of, typed.length() / 6));
    }

    private static Optional<String> nearest(String folded, Collection<String> known, UnaryOperator<String> folding, int allowed) {
        Optional<String> nearest = Optional.empty();
        int least = allowed + 1;
        for (String candidate : known) {
            String other = folding.apply(candidate);
            // words of so different lengths differ by more, and comparing long ones letter by letter is dear
            int distance = Math.abs(other.length() - folded.length()) <= allowed ? distance(folded, other) : least;
            if (distance < least) {
                nearest = Optional.of(candidate);
                least = distance;
            }
        }
        return nearest;
    }

    /** Edits (insert, delete, replace, swap neighbours) between two words. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                cost[i][j] = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
