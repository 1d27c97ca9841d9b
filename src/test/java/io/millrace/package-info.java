/** Rules that hold for the program as a whole: its layers, and what its sources may and may not say. */
package io.millrace;
