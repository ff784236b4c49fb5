/** Settings of partners, bank accounts, funds and channels over HTTP: what holds, and proposals of what shall hold. */
@NullMarked
package org.balancetreasure.api.onboarding;

import org.jspecify.annotations.NullMarked;
