namespace LotFunctions.Api.Security;

/// <summary>
/// Every route, who may use it and how much it may carry. Beyond the contract's words: operators read reference data (a
/// scanner shows descriptions) but not recalls; only quality starts and decides recalls; ship notices come from suppliers,
/// or from an administrator in their place.
/// </summary>
public static class RouteTable
{
    private const long Small = 64 * 1024;
    private const long Medium = 1024 * 1024;
    private const long Epcis = 16 * 1024 * 1024;
    private const long Asn = 50 * 1024 * 1024;
    private const long Stream = 1024L * 1024 * 1024;

    private const Roles Admins = Roles.Admin;
    private const Roles House = Roles.Operator | Roles.Quality | Roles.Admin;
    private const Roles HouseReads = House | Roles.Auditor;
    private const Roles Documents = HouseReads | Roles.Supplier;
    private const Roles Quality = Roles.Quality | Roles.Admin;
    private const Roles QualityReads = Quality | Roles.Auditor;

    private static readonly List<ApiRoute> Routes = [];

    public static IReadOnlyList<ApiRoute> All => Routes;

    public static readonly ApiRoute PostAsn = Post("/asn", Roles.Supplier | Admins, Asn);
    public static readonly ApiRoute ListDocuments = Get("/documents", Documents);
    public static readonly ApiRoute GetDocument = Get("/documents/{id}", Documents);
    public static readonly ApiRoute GetDocumentRaw = Get("/documents/{id}/raw", Documents);
    public static readonly ApiRoute GetDocumentAcknowledgment = Get("/documents/{id}/acknowledgment", Documents);

    public static readonly ApiRoute PostScans = Post("/scans", House, Stream);
    public static readonly ApiRoute PostInspection = Post("/inspections", Quality, Small);
    public static readonly ApiRoute HoldLots = Post("/lots/hold", Quality, Medium);
    public static readonly ApiRoute ReleaseLots = Post("/lots/release", Quality, Medium);
    public static readonly ApiRoute GetLot = Get("/lots", HouseReads);
    public static readonly ApiRoute LotHistory = Get("/lots/history", HouseReads);
    public static readonly ApiRoute SearchLots = Get("/lots/search", HouseReads);
    public static readonly ApiRoute LabelLot = Get("/lots/label", HouseReads);
    public static readonly ApiRoute TraceLot = Get("/lots/trace", HouseReads);
    public static readonly ApiRoute ParseBarcode = Post("/barcodes/parse", HouseReads, Small);

    public static readonly ApiRoute Fsma204 = Get("/reports/fsma204", QualityReads);
    public static readonly ApiRoute EpcisEvents = Get("/epcis/events", QualityReads);
    public static readonly ApiRoute CaptureEpcis = Post("/epcis/capture", House, Epcis);
    public static readonly ApiRoute EpcisCaptureJob = Get("/epcis/capture/{id}", HouseReads);

    public static readonly ApiRoute ListItems = Get("/items", HouseReads);
    public static readonly ApiRoute GetItem = Get("/items/{item}", HouseReads);
    public static readonly ApiRoute PutItem = Put("/items/{item}", Admins, Small);
    public static readonly ApiRoute ListSuppliers = Get("/suppliers", HouseReads);
    public static readonly ApiRoute GetSupplier = Get("/suppliers/{id}", HouseReads);
    public static readonly ApiRoute PutSupplier = Put("/suppliers/{id}", Admins, Small);
    public static readonly ApiRoute ListCustomers = Get("/customers", HouseReads);
    public static readonly ApiRoute GetCustomer = Get("/customers/{id}", HouseReads);
    public static readonly ApiRoute PutCustomer = Put("/customers/{id}", Admins, Small);

    public static readonly ApiRoute GetLotRules = Get("/lot-rules", HouseReads);
    public static readonly ApiRoute PutLotRules = Put("/lot-rules", Quality, Medium);
    public static readonly ApiRoute CheckLabel = Post("/lot-rules/check", HouseReads, Small);

    public static readonly ApiRoute StartRecall = Post("/recalls", Quality, Medium);
    public static readonly ApiRoute StartDrill = Post("/recalls/drills", Quality, Small);
    public static readonly ApiRoute ListRecalls = Get("/recalls", QualityReads);
    public static readonly ApiRoute GetRecall = Get("/recalls/{id}", QualityReads);
    public static readonly ApiRoute RecallScope = Get("/recalls/{id}/scope", QualityReads);
    public static readonly ApiRoute DrillReport = Get("/recalls/{id}/drill-report", QualityReads);
    public static readonly ApiRoute ApproveRecall = Post("/recalls/{id}/approve", Quality, Small);
    public static readonly ApiRoute RejectRecall = Post("/recalls/{id}/reject", Quality, Small);
    public static readonly ApiRoute CancelRecall = Post("/recalls/{id}/cancel", Quality, Small);
    public static readonly ApiRoute CloseRecall = Post("/recalls/{id}/close", Quality, Small);
    public static readonly ApiRoute ListNotices = Get("/recalls/{id}/notices", QualityReads);
    public static readonly ApiRoute GetNoticeFile = Get("/recalls/{id}/notices/{file}", QualityReads);
    public static readonly ApiRoute RecallEffectiveness = Get("/recalls/{id}/effectiveness", QualityReads);
    public static readonly ApiRoute CheckEffectiveness = Post("/recalls/{id}/effectiveness/{customer}", Quality, Small);
    public static readonly ApiRoute RecallPackage = Get("/recalls/{id}/package", QualityReads);

    public static readonly ApiRoute ShowNotice = Open(HttpMethods.Get, "/notices/{token}");
    public static readonly ApiRoute AnswerNotice = Open(HttpMethods.Post, "/notices/{token}", Small);

    public static readonly ApiRoute ListExceptions = Get("/exceptions", QualityReads);
    public static readonly ApiRoute ReplayException = Post("/exceptions/{id}/replay", Quality, Small);
    public static readonly ApiRoute DismissException = Post("/exceptions/{id}/dismiss", Quality, Small);

    public static readonly ApiRoute Live = Open(HttpMethods.Get, "/health/live");
    public static readonly ApiRoute Ready = Open(HttpMethods.Get, "/health/ready");
    public static readonly ApiRoute OpenApi = Open(HttpMethods.Get, "/openapi.json");
    public static readonly ApiRoute AsnSchema = Open(HttpMethods.Get, "/schemas/asn.json");

    private static ApiRoute Get(string path, Roles allowed) => Add(new ApiRoute(HttpMethods.Get, path, allowed));

    private static ApiRoute Post(string path, Roles allowed, long maxBody) => Add(new ApiRoute(HttpMethods.Post, path, allowed, maxBody));

    private static ApiRoute Put(string path, Roles allowed, long maxBody) => Add(new ApiRoute(HttpMethods.Put, path, allowed, maxBody));

    private static ApiRoute Open(string method, string path, long maxBody = 0) => Add(new ApiRoute(method, path, Roles.None, maxBody));

    private static ApiRoute Add(ApiRoute route)
    {
        Routes.Add(route);
        return route;
    }
}
