/*! Normal distribution after Cephes (S. L. Moshier, Methods and Programs for Mathematical
 * Functions, 1989), as SciPy uses it: ndtr.c and ndtri.c. BSD-3-Clause; see page/LICENSES.txt. */

const ROOT_HALF = Math.SQRT1_2;
const PER_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);
const ROOT_TWO_PI = 2.50662827463100050242;
const EXP_MINUS_TWO = 0.13533528323661269189;

/** Error function on [-1, 1]. */
function smallErf(x) {
  const y = x * x;
  const p =
    (((9.60497373987051638749 * y + 90.0260197203842689217) * y + 2232.00534594684319226) * y +
      7003.32514112805075473) * y + 55592.3013010394962768;
  const q =
    ((((y + 33.5617141647503099647) * y + 521.357949780152679795) * y +
      4594.32382970980127987) * y + 22629.0000613890934246) * y + 49267.3942608635921086;
  return (x * p) / q;
}

/** exp(x^2) erfc(x) for x of 1 or more. */
function scaledErfc(x) {
  if (x < 8) {
    const p =
      (((((((2.46196981473530512524e-10 * x + 0.564189564831068821977) * x +
        7.46321056442269912687) * x + 48.6371970985681366614) * x + 196.520832956077098242) * x +
        526.445194995477358631) * x + 934.528527171957607540) * x + 1027.55188689515710272) * x +
      557.535335369399327526;
    const q =
      (((((((x + 13.2281951154744992508) * x + 86.7072140885989742329) * x +
        354.937778887819891062) * x + 975.708501743205489753) * x + 1823.90916687909736289) * x +
        2246.33760818710981792) * x + 1656.66309194161350182) * x + 557.535340817727675546;
    return p / q;
  }
  const p =
    ((((0.564189583547755073984 * x + 1.27536670759978104416) * x +
      5.01905042251180477414) * x + 6.16021097993053585195) * x + 7.40974269950448939160) * x +
    2.97886665372100240670;
  const q =
    (((((x + 2.26052863220117276590) * x + 9.39603524938001434673) * x +
      12.0489539808096656605) * x + 17.0814450747565897222) * x + 9.60896809063285878198) * x +
    3.36907645100081516050;
  return p / q;
}

/** Complementary error function. */
export function erfc(x) {
  const size = Math.abs(x);
  if (size < 1) return 1 - smallErf(x);
  const tail = Math.exp(-x * x) * scaledErfc(size);
  return x < 0 ? 2 - tail : tail;
}

/** exp(-z^2/2), which `density` and `ndtrOf` share. */
export function bell(z) {
  return Math.exp(z * z * -0.5);
}

/** Standard normal density, of z's bell. */
export function density(bellOfZ) {
  return bellOfZ * PER_ROOT_TWO_PI;
}

function near(x) {
  return 0.5 + 0.5 * smallErf(x);
}

function far(x, bellOfZ) {
  const tail = 0.5 * bellOfZ * scaledErfc(Math.abs(x));
  return x > 0 ? 1 - tail : tail;
}

/** Standard normal distribution function of z, given z's bell. */
export function ndtrOf(z, bellOfZ) {
  const x = z * ROOT_HALF;
  return Math.abs(x) < 1 ? near(x) : far(x, bellOfZ);
}

/** Standard normal distribution function. */
export function ndtr(z) {
  const x = z * ROOT_HALF;
  return Math.abs(x) < 1 ? near(x) : far(x, bell(z));
}

function nearMiddle(y) {
  const y2 = y * y;
  const p =
    (((-59.9633501014107895267 * y2 + 98.0010754185999661536) * y2 - 56.6762857469070293439) * y2 +
      13.9312609387279679503) * y2 - 1.23916583867381258016;
  const q =
    (((((((y2 + 1.95448858338141759834) * y2 + 4.67627912898881538453) * y2 +
      86.3602421390890590575) * y2 - 225.462687854119370527) * y2 + 200.260212380060660359) * y2 -
      82.0372256168333339912) * y2 + 15.9056225126211695515) * y2 - 1.18331621121330003142;
  return (y + y * ((y2 * p) / q)) * ROOT_TWO_PI;
}

function inTail(z) {
  const p =
    (((((((4.05544892305962419923 * z + 31.5251094599893866154) * z +
      57.1628192246421288162) * z + 44.0805073893200834700) * z + 14.6849561928858024014) * z +
      2.18663306850790267539) * z - 0.140256079171354495875) * z - 0.0350424626827848203418) * z -
    8.57456785154685413611e-4;
  const q =
    (((((((z + 15.7799883256466749731) * z + 45.3907635128879210584) * z +
      41.3172038254672030440) * z + 15.0425385692907503408) * z + 2.50464946208309415979) * z -
      0.142182922854787788574) * z - 0.0380806407691578277194) * z - 9.33259480895457427372e-4;
  return (z * p) / q;
}

function inFarTail(z) {
  const p =
    (((((((3.23774891776946035970 * z + 6.91522889068984211695) * z +
      3.93881025292474443415) * z + 1.33303460815807542389) * z + 0.201485389549179081538) * z +
      0.0123716634817820021358) * z + 3.01581553508235416007e-4) * z +
      2.65806974686737550832e-6) * z + 6.23974539184983293730e-9;
  const q =
    (((((((z + 6.02427039364742014255) * z + 3.67983563856160859403) * z +
      1.37702099489081330271) * z + 0.216236993594496635890) * z + 0.0134204006088543189037) * z +
      3.28014464682127739104e-4) * z + 2.89247864745380683936e-6) * z + 6.79019408009981274425e-9;
  return (z * p) / q;
}

/** Inverse of the standard normal distribution function, for y between 0 and 1. */
export function ndtri(y) {
  const upper = y > 1 - EXP_MINUS_TWO;
  const share = upper ? 1 - y : y;
  if (share > EXP_MINUS_TWO) return nearMiddle(share - 0.5);
  const x = Math.sqrt(-2 * Math.log(share));
  const z = 1 / x;
  const found = x - Math.log(x) / x - (x < 8 ? inTail(z) : inFarTail(z));
  return upper ? found : -found;
}
