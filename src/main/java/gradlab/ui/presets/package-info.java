/** The gallery of experiments that stand ready: healthy and sick, each with its reason, its picture and its cure. */
package gradlab.ui.presets;
