/** The command line: how the lab is started, and everything it does without a window. */
package gradlab.cli;
