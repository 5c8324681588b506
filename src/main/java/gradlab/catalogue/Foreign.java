package gradlab.catalogue;

import java.text.Normalizer;

/**
 * What others wrote, as it can stand in a sentence of the lab, which runs from left to right: accents join their letters, signs that turn the direction of
 * all that follows, and that nobody sees, are named, and words that run from right to left keep to themselves. (JavaFX 26 on Linux also cannot break a line
 * within several such words: it throws while it measures them.)
 */
final class Foreign {

    private static final char ISOLATE = '\u2066';
    private static final char END = '\u2069';

    private Foreign() {
    }

    static String in(String text) {
        if (text.chars().allMatch(character -> character < 0x0300)) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < composed.length()) {
            int end = endOfWord(composed, at);
            if (end > at) {
                boolean apart = !out.isEmpty() && out.charAt(out.length() - 1) == ISOLATE;
                out.append(apart ? "" : ISOLATE).append(composed, at, end).append(apart ? "" : END);
                at = end;
            } else {
                int sign = composed.codePointAt(at);
                if (turns(sign)) {
                    out.append("⟨U+%04X⟩".formatted(sign));
                } else {
                    out.appendCodePoint(sign);
                }
                at += Character.charCount(sign);
            }
        }
        return out.toString();
    }

    /** Where a word from right to left ends that begins here, with its vowel signs; here, if none begins. */
    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            byte direction = Character.getDirectionality(sign);
            boolean letter = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            if (turns(sign) || !letter && (at == from || direction != Character.DIRECTIONALITY_NONSPACING_MARK)) {
                return at;
            }
            at += Character.charCount(sign);
        }
        return at;
    }

    /** Marks, embeddings, overrides and isolates, except for the isolate that is put here. */
    private static boolean turns(int sign) {
        return sign == 0x061c || sign == 0x200e || sign == 0x200f || sign >= 0x202a && sign <= 0x202e || sign == 0x2067 || sign == 0x2068
                || sign >= 0x206a && sign <= 0x206f;
    }
}
