/** The night in tests: as the application of a test, and as further ones beside it. */
@NullMarked
package org.balancetreasure.night;

import org.jspecify.annotations.NullMarked;
