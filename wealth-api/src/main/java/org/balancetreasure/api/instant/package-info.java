/** Redeeming at once, and the banks' lines, over HTTP. */
@NullMarked
package org.balancetreasure.api.instant;

import org.jspecify.annotations.NullMarked;
